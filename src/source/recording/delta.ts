import type { ProcessIdentity, ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';
import { isSameJson, shared } from '../shared-json.js';
import type { DeltaFrame, Header, KeyFrame } from './format.js';
import { formatName, formatVersion } from './format.js';
import { isSameProcess, sharedDetails, sharedProcesses } from './sharing.js';

export function headerOf(sample: Sample): Header {
  const { boot, viewer } = sample;
  return { kind: 'header', format: formatName, version: formatVersion, boot, viewer };
}

export function keyFrameOf(sample: Sample): KeyFrame {
  const { takenAtMs, monotonicMs, boot: _boot, viewer: _viewer, ...rest } = sample;
  return { kind: 'key', takenAtMs, monotonicMs, ...rest };
}

/** What is to be written of a sample when the one before is known. */
export function deltaOf(before: Sample, sample: Sample): DeltaFrame {
  const { takenAtMs, monotonicMs, boot, viewer, processes, host, ...rest } = sample;
  return {
    kind: 'delta',
    takenAtMs,
    monotonicMs,
    ...(isSameJson(before.boot, boot) ? {} : { boot }),
    ...(isSameJson(before.viewer, viewer) ? {} : { viewer }),
    host,
    ...differences(before.processes, processes),
    ...rest,
  };
}

/** The sample that a chunk's header and key frame tell; `before` lends the objects that say the same. */
export function sampleOfKey(header: Header, key: KeyFrame, before: Sample | undefined): Sample {
  const { kind: _kind, ...rest } = withoutSeal(key);
  return {
    ...rest,
    boot: shared(before?.boot, header.boot),
    viewer: shared(before?.viewer, header.viewer),
    host: shared(before?.host, key.host),
    processes: sharedProcesses(before?.processes ?? [], key.processes),
    ...(key.details ? { details: sharedDetails(before?.details, key.details) } : {}),
  };
}

/** The sample after `before`, or why the delta does not fit it. */
export function sampleOfDelta(before: Sample, delta: DeltaFrame): Sample | { reason: string } {
  const {
    kind: _kind,
    changed: _c,
    born: _b,
    gone: _g,
    boot,
    viewer,
    ...rest
  } = withoutSeal(delta);
  const processes = processesAfter(before.processes, delta);
  if ('reason' in processes) return processes;
  return {
    ...rest,
    boot: shared(before.boot, boot ?? before.boot),
    viewer: shared(before.viewer, viewer ?? before.viewer),
    host: shared(before.host, delta.host),
    processes: processes.list,
    ...(delta.details ? { details: sharedDetails(before.details, delta.details) } : {}),
  };
}

/** One walk along both lists, which are by pid ascending. */
function differences(
  before: readonly ProcessSample[],
  now: readonly ProcessSample[],
): Pick<DeltaFrame, 'changed' | 'born' | 'gone'> {
  const changed: ProcessSample[] = [];
  const born: ProcessSample[] = [];
  const gone: ProcessIdentity[] = [];
  let at = 0;
  for (const process of now) {
    for (; isBefore(before[at], process); at++) pushIdentity(gone, before[at]);
    const former = before[at];
    if (former?.pid !== process.pid) {
      born.push(process);
      continue;
    }
    at++;
    if (isSameProcess(former, process)) {
      if (!isSameJson(former, process)) changed.push(process);
    } else {
      pushIdentity(gone, former);
      born.push(process);
    }
  }
  for (; at < before.length; at++) pushIdentity(gone, before[at]);
  return { changed, born, gone };
}

function isBefore(former: ProcessSample | undefined, process: ProcessSample): boolean {
  return former !== undefined && former.pid < process.pid;
}

function pushIdentity(list: ProcessIdentity[], process: ProcessSample | undefined): void {
  if (process) list.push({ pid: process.pid, startTicks: process.startTicks });
}

function processesAfter(
  before: readonly ProcessSample[],
  delta: DeltaFrame,
): { list: readonly ProcessSample[] } | { reason: string } {
  const gone = new Map(delta.gone.map((identity) => [identity.pid, identity.startTicks]));
  const changed = new Map(delta.changed.map((process) => [process.pid, process]));
  const list: ProcessSample[] = [];
  for (const former of before) {
    const now = changed.get(former.pid);
    if (gone.get(former.pid) === former.startTicks) gone.delete(former.pid);
    else if (now && isSameProcess(former, now)) list.push(shared(former, now));
    else list.push(former);
    if (now && isSameProcess(former, now)) changed.delete(former.pid);
  }
  if (gone.size > 0) return { reason: '.gone names a process that was not there' };
  if (changed.size > 0) return { reason: '.changed names a process that was not there' };
  return withBorn(list, delta.born);
}

function withBorn(
  list: ProcessSample[],
  born: readonly ProcessSample[],
): { list: readonly ProcessSample[] } | { reason: string } {
  if (born.length === 0) return { list };
  list.push(...born);
  list.sort((one, other) => one.pid - other.pid);
  const isTwice = list.some((process, at) => process.pid === list[at - 1]?.pid);
  return isTwice ? { reason: '.born names a pid that is there' } : { list };
}

/** The seal is the line's, not the sample's. */
function withoutSeal<T extends object>(frame: T): T {
  const { crc32: _crc32, ...rest } = frame as T & { crc32?: unknown };
  return rest as unknown as T;
}
