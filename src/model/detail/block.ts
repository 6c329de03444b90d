import type { Section, Told } from './fact.js';

/** A part of a pane. Raw text. */
export type Block =
  | ({ readonly type: 'section' } & Section)
  | { readonly type: 'text'; readonly text: string; readonly tone?: 'note' }
  | {
      readonly type: 'table';
      /** The last column takes what is left. */
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
    };

export type TableColumn = {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  /** On a narrower screen it is left out. */
  readonly leastScreen?: number;
};

/** Something said in the place of what would be there. */
export function note(text: string): Block {
  return { type: 'text', text, tone: 'note' };
}

/** A fact that is all that there is to say. */
export function toldNote(told: Told): Block {
  return note('unknown' in told ? `? ${told.unknown}` : told.text);
}
