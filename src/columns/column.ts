import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';

/** As it stands in JSON; undefined = not known. Text is raw: it has not passed the sanitiser. */
export type ColumnValue = number | string | boolean | readonly string[] | undefined;

export type Column = {
  /** The name in `--json`, `--csv`, `-o` and `--sort`. */
  readonly id: string;
  /** Above the column on the screen. */
  readonly title: string;
  /** One line for the help and the docs. */
  readonly summary: string;
  /** Cells on the screen; the numbers of the longest usual value. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Its value is a number where it is known. */
  readonly isNumeric: boolean;
  /** What it needs beyond `stat`. */
  readonly needs?: 'status' | 'cmdline';
  readonly value: (process: Process, model: Model) => ColumnValue;
  /** On the screen, where that differs from the plain value. Raw text all the same. */
  readonly cell?: (process: Process, model: Model) => string;
};
