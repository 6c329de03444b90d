import type { Boot, Viewer } from '../../sample/host-sample.js';
import type { ProcessIdentity, ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';

/** The lines of a recording; docs/recording-format.md is their description for others. */
export const formatName = 'treetop.recording';

/** Rises only when an older reader would misread the file. */
export const formatVersion = 1;

/** A chunk is closed by its first frame at or past this age, so that damage costs at most about a minute. */
export const chunkMs = 60_000;

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
  /** The process of the same identity is replaced. */
  readonly changed: readonly ProcessSample[];
  readonly born: readonly ProcessSample[];
  readonly gone: readonly ProcessIdentity[];
  /** Present where it is no longer what the frame before said. */
  readonly boot?: Boot;
  readonly viewer?: Viewer;
} & Omit<Sample, 'boot' | 'viewer' | 'processes'>;
