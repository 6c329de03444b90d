import type { Boot, Viewer } from '../../sample/host-sample.js';
import type { ProcessDetails } from '../../sample/process-details.js';
import type { ProcessIdentity, ProcessSample } from '../../sample/process-sample.js';
import type { RowFacts } from '../../sample/row-facts.js';
import type { Sample } from '../../sample/sample.js';

/** The lines of a recording; docs/recording-format.md is their description for others. */
export const formatName = 'treetop.recording';

/** Rises only when an older reader would misread the file. */
export const formatVersion = 1;

/** A chunk is closed by its first frame at or past this age, so that damage costs at most about a minute. */
const chunkMs = 60_000;

/** Or once it is so long, compressed. */
export const chunkBytes = 1024 * 1024;

/** Opens a chunk; the key frame follows. */
export type Header = {
  readonly kind: 'header';
  readonly format: typeof formatName;
  readonly version: number;
  readonly boot: Boot;
  readonly viewer: Viewer;
};

/** A whole sample, less what the header says. Keys that this version does not know are kept. */
export type KeyFrame = { readonly kind: 'key' } & Omit<Sample, 'boot' | 'viewer'>;

/** A sample told by its difference from the frame before. */
export type DeltaFrame = {
  readonly kind: 'delta';
  /** A whole process replaces that of the same identity; what moved of one is laid over it. */
  readonly changed: readonly (ProcessSample | MovedProcess)[];
  readonly born: readonly ProcessSample[];
  readonly gone: readonly ProcessIdentity[];
  /** Present where it is no longer what the frame before said. */
  readonly boot?: Boot;
  readonly viewer?: Viewer;
  /** A list where the frame before had none. */
  readonly details?: readonly ProcessDetails[] | DetailsDelta;
} & Omit<Sample, 'boot' | 'viewer' | 'processes' | 'details'>;

/** The keys of a process that are no longer what they were, those of its `rowFacts` too. */
export type MovedProcess = { readonly pid: number; readonly rowFacts?: RowFacts } & Partial<
  Omit<ProcessSample, 'pid' | 'startTicks' | 'rowFacts'>
>;

/** All that the frame has details of. */
export type DetailsDelta = { readonly list: readonly MovedDetails[] };

/** `same` names the keys that are as in the frame before, for the same process. */
export type MovedDetails = ProcessIdentity & { readonly same: readonly string[] } & Partial<
    Omit<ProcessDetails, 'pid' | 'startTicks'>
  >;

/** A clock that went back ends a chunk too: its age means nothing then. */
export function isPastChunk(ageMs: number): boolean {
  return ageMs >= chunkMs || ageMs < 0;
}
