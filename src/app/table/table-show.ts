import type { TextFilter } from '../../columns/filter.js';
import type { ProcessKey, StateClass } from '../../model/process.js';

/** What of all that is there the table shows, and how. */
export type TableShow = {
  /** Threads as rows under their process. */
  readonly hasThreads: boolean;
  readonly hasKernelThreads: boolean;
  /** Only this process and what is below it. */
  readonly subtree: ProcessKey | undefined;
  /** What was typed to narrow the table. */
  readonly textFilter: TextFilter | undefined;
  /** Only those in these states; undefined: in any. */
  readonly classes: ReadonlySet<StateClass> | undefined;
  /** Only those with this effective user; undefined: of all. */
  readonly uid: number | undefined;
  readonly command: CommandForm;
};

/** How a command is told. */
export type CommandForm = {
  /** The program as it was called, not only its base name. */
  readonly isPathShown: boolean;
  /** The name of the main thread before it, where that tells more. */
  readonly isNameShown: boolean;
};

/** Nothing of what Esc takes back. */
export const nothingNarrowed = {
  subtree: undefined,
  textFilter: undefined,
  classes: undefined,
  uid: undefined,
} as const;

/** As a screen begins. */
export const showAtStart: TableShow = {
  ...nothingNarrowed,
  hasThreads: false,
  hasKernelThreads: true,
  command: { isPathShown: true, isNameShown: false },
};
