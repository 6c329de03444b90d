import type { Asker, SchedulingFacts } from '../sample/scheduling-facts.js';
import type { IoPriority } from './scheduling-change.js';

/** What was read of a target for the dialog in which one chooses how it is to be scheduled. */
export type SchedulingSeen = {
  /** Undefined where it is gone. */
  readonly facts: SchedulingFacts | undefined;
  readonly asker: Asker | undefined;
  /** Of its first thread; undefined where it was not asked for, or could not be read. */
  readonly ioPriority?: IoPriority;
  /** Why nothing can be changed from here: the program that would is not installed. */
  readonly trouble?: string;
};
