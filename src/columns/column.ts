import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { RowFact } from '../sample/row-facts.js';

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
  /** What it needs beyond `stat`: the first two are read now and then, a row fact with each sample. */
  readonly needs?: 'status' | 'cmdline' | RowFact;
  readonly value: (process: Process, model: Model) => ColumnValue;
  /** Its value moves with time or with other processes, too, though nothing about the process itself changed. */
  readonly movesAlone?: true;
  /** On the screen, where that differs from the plain value. Raw text all the same. */
  readonly cell?: (process: Process, model: Model) => string;
  /** What a folded row shows: the sum of the values that are known, undefined where none is. Absent: its own cell. */
  readonly sum?: (total: number | undefined) => string;
  /** Of a text that is too long the end tells more: it is cut at its start. */
  readonly keepsEnd?: true;
};
