import type { FileLock } from '../../../sample/process-details.js';
import { blockersOf, type LockGroup } from './lock-groups.js';
import type { LockLine } from './lock-lines.js';
import type { Descriptor, OpenDescriptors } from './read-files.js';

/** What is known of a process where its locks are looked for. */
export type LockContext = {
  readonly pid: number;
  readonly groups: readonly LockGroup[];
  /** There are more locks than these. */
  readonly isCut: boolean;
  /** Absent where they may not be read. */
  readonly descriptors: OpenDescriptors | undefined;
  /** By mount id, as in /proc/locks. */
  readonly mountDevices: () => ReadonlyMap<number, string>;
};

/** The locks that a process holds and waits for. */
export function locksOfProcess(context: LockContext): {
  readonly list: readonly FileLock[];
  readonly isPartial?: true;
} {
  const { descriptors, isCut } = context;
  const claimed = new Set<LockGroup>();
  const list = [
    ...heldByDescriptor(context, claimed),
    ...heldByPid(context, claimed),
    ...awaited(context),
  ];
  const isPartial = isCut || !isTelling(descriptors);
  return { list, ...(isPartial ? { isPartial } : {}) };
}

/** Whether its descriptors are known, and say of more than their numbers. */
function isTelling(descriptors: OpenDescriptors | undefined): boolean {
  if (descriptors === undefined || descriptors.isCut) return false;
  const { list } = descriptors;
  return list.length === 0 || list.some(({ info }) => info !== undefined);
}

/** fdinfo is certain: it names the descriptor, and knows of locks that came with a fork. */
function heldByDescriptor({ groups, descriptors }: LockContext, claimed: Set<LockGroup>) {
  const held: FileLock[] = [];
  const unlisted: LockLine[] = [];
  for (const { info, target } of descriptors?.list ?? []) {
    for (const line of info?.locks ?? []) {
      const alike = groups.filter(({ holder }) => isSameLock(holder, line));
      const group = alike.find((one) => !claimed.has(one));
      // A duplicate of a descriptor tells of the same lock again.
      if (group === undefined && alike.length > 0) continue;
      // It was taken after /proc/locks was read.
      if (group === undefined && unlisted.some((one) => isSameLock(one, line))) continue;
      if (group === undefined) unlisted.push(line);
      else claimed.add(group);
      held.push(fileLock(line, false, othersOf(group?.waiters ?? [], true), target));
    }
  }
  return held;
}

function heldByPid(context: LockContext, claimed: ReadonlySet<LockGroup>): readonly FileLock[] {
  return context.groups.flatMap((group) => {
    const { holder, waiters } = group;
    if (holder.pid !== context.pid || claimed.has(group) || isPassedOn(context, holder)) return [];
    return [fileLock(holder, false, othersOf(waiters, true), pathOf(context, holder))];
  });
}

/** A FLOCK has the pid of who took it even where only a child has the descriptor still. */
function isPassedOn({ descriptors }: LockContext, { kind }: LockLine): boolean {
  if (kind !== 'FLOCK' || descriptors === undefined || descriptors.isCut) return false;
  // Those who tell the inode (Linux 5.14) tell of locks as well (4.1).
  return descriptors.list.every(({ info }) => info?.inode !== undefined);
}

function awaited(context: LockContext): readonly FileLock[] {
  return context.groups.flatMap((group) =>
    group.waiters.flatMap((waiter, index) => {
      if (waiter.pid !== context.pid) return [];
      const [holder, ...before] = blockersOf(group, index);
      const others = [...othersOf(holder ? [holder] : [], false), ...othersOf(before, true)];
      return [fileLock(waiter, true, others, pathOf(context, waiter))];
    }),
  );
}

function othersOf(lines: readonly LockLine[], isWaiting: boolean): FileLock['others'] {
  return lines.map(({ pid }) => ({ ...(pid === undefined ? {} : { pid }), isWaiting }));
}

function fileLock(
  { depth: _depth, pid: _pid, ...line }: LockLine,
  isWaiting: boolean,
  others: FileLock['others'],
  path: string | undefined,
): FileLock {
  return { ...line, isWaiting, others, ...(path === undefined ? {} : { path }) };
}

/** By device and inode of its descriptors; the links are not followed. */
function pathOf(context: LockContext, { fileId }: LockLine): string | undefined {
  const { descriptors } = context;
  if (descriptors === undefined || descriptors.isCut) return undefined;
  const at = fileId.lastIndexOf(':');
  const inode = Number(fileId.slice(at + 1));
  const candidates = descriptors.list.filter(({ info }) => info?.inode === inode);
  if (candidates.length === 0) return undefined;
  const device = fileId.slice(0, at);
  const devices = context.mountDevices();
  const onDevice = candidates.filter(({ info }) => devices.get(info?.mountId ?? -1) === device);
  return onlyTarget(onDevice);
}

/** Of several it is not certain: two subvolumes of btrfs may use the same number. */
function onlyTarget(descriptors: readonly Descriptor[]): string | undefined {
  const targets = new Set(descriptors.map(({ target }) => target));
  return targets.size === 1 ? [...targets][0] : undefined;
}

function isSameLock(one: LockLine, other: LockLine): boolean {
  return (
    one.kind === other.kind &&
    one.mode === other.mode &&
    one.pid === other.pid &&
    one.fileId === other.fileId &&
    one.startByte === other.startByte &&
    one.endByte === other.endByte
  );
}
