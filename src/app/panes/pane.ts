import type { DetailPart } from '../../sample/process-details.js';

/** What the pane below the table tells: of the selected process, of the machine, or of what was sent from here. */
export type PaneType =
  | 'process'
  | 'environment'
  | 'files'
  | 'locks'
  | 'command'
  | 'devices'
  | 'signals';

/** The pane below the table. It follows the cursor. */
export type Pane = {
  readonly type: PaneType;
  /** Index of its uppermost visible line; the view shows no less than a whole pane of what there is. */
  readonly top: number;
  /** The arrow keys scroll it; else they move in the table. */
  readonly isFocused: boolean;
  /** It takes the room of the table, but for the selected row. */
  readonly isZoomed: boolean;
};

/** What is read for a pane, and only while it is open. */
export const partsOfPane: Readonly<Record<PaneType, readonly DetailPart[]>> = {
  process: ['process', 'memory'],
  environment: ['environment'],
  files: ['files'],
  locks: ['locks'],
  command: [],
  devices: [],
  signals: [],
};
