import type { TextFilter } from '../columns/filter.js';
import type { ProcessKey } from '../model/process.js';

/** What of all that is there the table shows, and how. */
export type TableShow = {
  /** Threads as rows under their process. */
  readonly hasThreads: boolean;
  readonly hasKernelThreads: boolean;
  /** Only this process and what is below it. */
  readonly subtree: ProcessKey | undefined;
  /** What was typed to narrow the table. */
  readonly textFilter: TextFilter | undefined;
  readonly command: CommandForm;
};

/** How a command is told. */
export type CommandForm = {
  /** The program as it was called, not only its base name. */
  readonly isPathShown: boolean;
  /** The name of the main thread before it, where that tells more. */
  readonly isNameShown: boolean;
};

/** As a screen begins. */
export const showAtStart: TableShow = {
  hasThreads: false,
  hasKernelThreads: true,
  subtree: undefined,
  textFilter: undefined,
  command: { isPathShown: true, isNameShown: false },
};
