import type { Sample } from '../../sample/sample.js';
import { isSameJson, shared } from '../shared-json.js';
import { detailsDeltaOf } from './details-delta.js';
import { differencesOf } from './differences.js';
import type { DeltaFrame, Header, KeyFrame } from './format.js';
import { formatName, formatVersion } from './format.js';
import { movedOf } from './moved-process.js';
import { sharedDetails, sharedProcesses } from './sharing.js';

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

/** The seal is the line's, not the sample's. */
export function withoutSeal<T extends object>(frame: T): T {
  const { crc32: _crc32, ...rest } = frame as T & { crc32?: unknown };
  return rest as unknown as T;
}
