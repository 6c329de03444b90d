import type { ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';
import { shared } from '../shared-json.js';
import type { BornText } from './born-text.js';
import { withoutSeal } from './delta.js';
import { detailsAfter } from './details-delta.js';
import type { DeltaFrame, MovedProcess } from './format.js';
import { isWhole, processAfter } from './moved-process.js';
import { isSameProcess, sharedDetails } from './sharing.js';
import { bornOf, moveUnborn, removeUnborn, type Unborn } from './unborn.js';

/**
 * Goes on from a sample, delta by delta; of the frames that are only passed no sample is made. The objects of a delta
 * are its own from then on.
 */
export type Playhead = {
  /** Why the delta does not fit, after which this is of no more use; undefined where it does. */
  readonly advance: (delta: DeltaFrame, unparsed?: BornText['born']) => string | undefined;
  /** Parses those that were born and are still there: before a sample is made, where some came unparsed. Why one does not fit. */
  readonly settle: () => string | undefined;
  /** Where it stands. What says the same as in the last sample that was made is the same object. */
  readonly sample: () => Sample;
};

type Position = {
  made: Sample;
  readonly processes: Map<number, ProcessSample>;
  /** Born and not parsed, with what moved of each since. */
  readonly unborn: Unborn;
  /** Pids of those that are in no sample yet: they may be written to. */
  readonly own: Set<number>;
  boot: Sample['boot'];
  viewer: Sample['viewer'];
  details: Sample['details'];
  /** The last that was laid on. */
  delta: DeltaFrame | undefined;
};

export function playheadAt(sample: Sample): Playhead {
  const { boot, viewer, details } = sample;
  const position: Position = {
    made: sample,
    processes: new Map(sample.processes.map((process) => [process.pid, process])),
    unborn: new Map(),
    own: new Set(),
    boot,
    viewer,
    details,
    delta: undefined,
  };
  return {
    advance: (delta, unparsed) =>
      advanced(position, delta) ?? (unparsed && expect(position, unparsed)),
    settle: () => settled(position),
    sample: () => sampleOf(position),
  };
}

function advanced(position: Position, delta: DeltaFrame): string | undefined {
  position.delta = delta;
  position.boot = shared(position.boot, delta.boot ?? position.boot);
  position.viewer = shared(position.viewer, delta.viewer ?? position.viewer);
  return (
    change(position, delta.changed) ??
    remove(position, delta.gone) ??
    add(position, delta.born) ??
    detail(position, delta.details)
  );
}

function change(
  { processes, own, unborn }: Position,
  changed: DeltaFrame['changed'],
): string | undefined {
  for (const written of changed) {
    const { pid } = written;
    const former = processes.get(pid);
    if (!former && moveUnborn(unborn, written)) continue;
    if (!former || !isMeant(former, written)) return '.changed names a process that was not there';
    const now = processAfter(former, written, own.has(pid));
    if (now === former) continue;
    processes.set(pid, now);
    own.add(pid);
  }
  return undefined;
}

function isMeant(former: ProcessSample, written: ProcessSample | MovedProcess): boolean {
  return !isWhole(written) || isSameProcess(former, written);
}

function remove(
  { processes, own, unborn }: Position,
  gone: DeltaFrame['gone'],
): string | undefined {
  for (const identity of gone) {
    if (removeUnborn(unborn, identity)) continue;
    if (!isSameProcess(processes.get(identity.pid), identity)) {
      return '.gone names a process that was not there';
    }
    processes.delete(identity.pid);
    own.delete(identity.pid);
  }
  return undefined;
}

function add({ processes, own, unborn }: Position, born: DeltaFrame['born']): string | undefined {
  for (const process of born) {
    if (processes.has(process.pid) || unborn.has(process.pid))
      return '.born names a pid that is there';
    processes.set(process.pid, process);
    own.add(process.pid);
  }
  return undefined;
}

/** What is born again, though it is there, is what the kernel cannot do. */
function expect({ processes, unborn }: Position, born: BornText['born']): string | undefined {
  for (const [pid, text] of born) {
    if (processes.has(pid) || unborn.has(pid)) return '.born names a pid that is there';
    unborn.set(pid, { text, moved: [] });
  }
  return undefined;
}

function settled({ processes, own, unborn }: Position): string | undefined {
  for (const [pid, one] of unborn) {
    const process = bornOf(one);
    if (!process) return '.born names what is no process';
    processes.set(pid, process);
    own.add(pid);
  }
  unborn.clear();
  return undefined;
}

function detail(position: Position, written: DeltaFrame['details']): string | undefined {
  const before = position.details;
  const now = written && 'list' in written ? detailsAfter(before, written) : written;
  if (now && 'reason' in now) return now.reason;
  position.details = now && sharedDetails(before, now);
  return undefined;
}

function sampleOf(position: Position): Sample {
  const { made, processes, own, boot, viewer, details, delta } = position;
  if (!delta) return made;
  const { kind: _k, changed: _c, born: _b, gone: _g, details: _d, ...rest } = withoutSeal(delta);
  own.clear();
  position.delta = undefined;
  position.made = {
    ...rest,
    boot,
    viewer,
    host: shared(made.host, delta.host),
    processes: byPid([...processes.values()]),
    ...(details ? { details } : {}),
  };
  return position.made;
}

/** Those that were born stand behind the others; where none was, there is nothing to do. */
function byPid(processes: ProcessSample[]): readonly ProcessSample[] {
  const isAscending = processes.every(({ pid }, at) => pid > (processes[at - 1]?.pid ?? -1));
  return isAscending ? processes : processes.sort((one, other) => one.pid - other.pid);
}
