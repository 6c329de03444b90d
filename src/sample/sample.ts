import type { DeviceSample } from './device-sample.js';
import type { Boot, HostSample, Viewer } from './host-sample.js';
import type { KernelEvent } from './kernel-event.js';
import type { ProcessDetails } from './process-details.js';
import type { ProcessSample } from './process-sample.js';
import type { SourceNote } from './source-note.js';

/**
 * One look at the machine: what it said, raw, live or from a recording alike.
 * Plain data: JSON in, JSON out, absent keys rather than undefined.
 */
export type Sample = {
  /** Wall clock in ms since the epoch: for display only. */
  readonly takenAtMs: number;
  /** A clock that never jumps, in ms, at the start of the scan: for rates. */
  readonly monotonicMs: number;
  readonly boot: Boot;
  readonly viewer: Viewer;
  readonly host: HostSample;
  /** By pid ascending, each pid once. An unchanged process is the same object as in the sample before. */
  readonly processes: readonly ProcessSample[];
  /** Of the processes that the demand named, by pid ascending; absent where it named none. */
  readonly details?: readonly ProcessDetails[];
  /** Absent where nobody asked for them. */
  readonly devices?: DeviceSample;
  /** Since the sample before; empty where the kernel does not tell. */
  readonly events: readonly KernelEvent[];
  readonly notes: readonly SourceNote[];
};
