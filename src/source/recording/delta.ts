import type { ProcessDetails } from '../../sample/process-details.js';
import type { ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';
import { isSameJson, shared } from '../shared-json.js';
import { detailsAfter, detailsDeltaOf } from './details-delta.js';
import { differencesOf } from './differences.js';
import type { DeltaFrame, Header, KeyFrame } from './format.js';
import { formatName, formatVersion } from './format.js';
import { isWhole, movedOf, processAfter } from './moved-process.js';
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
export function deltaOf(
  before: Sample,
  sample: Sample,
  differences = differencesOf(before.processes, sample.processes),
): DeltaFrame {
  const { takenAtMs, monotonicMs, boot, viewer, processes: _p, host, details, ...rest } = sample;
  const { changed, born, gone } = differences;
  return {
    kind: 'delta',
    takenAtMs,
    monotonicMs,
    ...(isSameJson(before.boot, boot) ? {} : { boot }),
    ...(isSameJson(before.viewer, viewer) ? {} : { viewer }),
    host,
    changed: changed.map(({ former, now }) => movedOf(former, now)),
    born,
    gone,
    ...(details ? { details: detailsDeltaOf(before.details, details) } : {}),
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
    details: written,
    ...rest
  } = withoutSeal(delta);
  const processes = processesAfter(before.processes, delta);
  if ('reason' in processes) return processes;
  const details = detailsOf(before, written);
  if (details && 'reason' in details) return details;
  return {
    ...rest,
    boot: shared(before.boot, boot ?? before.boot),
    viewer: shared(before.viewer, viewer ?? before.viewer),
    host: shared(before.host, delta.host),
    processes: processes.list,
    ...(details ? { details: sharedDetails(before.details, details) } : {}),
  };
}

function detailsOf(
  before: Sample,
  written: DeltaFrame['details'],
): readonly ProcessDetails[] | { reason: string } | undefined {
  return written && 'list' in written ? detailsAfter(before.details, written) : written;
}

function processesAfter(
  before: readonly ProcessSample[],
  delta: DeltaFrame,
): { list: readonly ProcessSample[] } | { reason: string } {
  const gone = new Map(delta.gone.map((identity) => [identity.pid, identity.startTicks]));
  const { changed } = delta;
  const list: ProcessSample[] = [];
  // Both are by pid ascending.
  let at = 0;
  for (const former of before) {
    const now = changed[at]?.pid === former.pid ? changed[at] : undefined;
    const isMeant = now && (!isWhole(now) || isSameProcess(former, now));
    if (gone.size > 0 && gone.get(former.pid) === former.startTicks) gone.delete(former.pid);
    else list.push(isMeant ? processAfter(former, now) : former);
    if (isMeant) at++;
  }
  if (gone.size > 0) return { reason: '.gone names a process that was not there' };
  if (at < changed.length) return { reason: '.changed names a process that was not there' };
  return withBorn(list, delta.born);
}

function withBorn(
  list: ProcessSample[],
  born: readonly ProcessSample[],
): { list: readonly ProcessSample[] } | { reason: string } {
  if (born.length === 0) return { list };
  // Both are by pid ascending.
  const merged: ProcessSample[] = [];
  let at = 0;
  for (const process of list) {
    for (; isAt(born, at, process.pid - 1); at++) merged.push(born[at] as ProcessSample);
    if (born[at]?.pid === process.pid) return { reason: '.born names a pid that is there' };
    merged.push(process);
  }
  return { list: [...merged, ...born.slice(at)] };
}

/** Whether there is one at that place, and its pid is at most this. */
function isAt(processes: readonly ProcessSample[], at: number, pid: number): boolean {
  return (processes[at]?.pid ?? Number.POSITIVE_INFINITY) <= pid;
}

/** The seal is the line's, not the sample's. */
function withoutSeal<T extends object>(frame: T): T {
  const { crc32: _crc32, ...rest } = frame as T & { crc32?: unknown };
  return rest as unknown as T;
}
