/** What the mouse does, as the help and the docs say it. */
export type MouseUse = { readonly what: string; readonly help: string };

/** Everything that can be done with the mouse; each has a key as well. */
export const mouseMap: readonly MouseUse[] = [
  { what: 'a row', help: 'select it' },
  { what: '▾ or ▸ before it', help: 'fold or unfold the branch' },
  { what: "a column's title", help: 'sort by it; again: reverse' },
  { what: 'the wheel', help: 'scroll what it is over; the selected one stays' },
  { what: 'a count of a state', help: 'only those; again: not any more' },
  { what: 'live or paused', help: 'pause or go on' },
  { what: 'a time line', help: 'jump there, in a recording' },
  { what: 'the bottom line', help: 'what the key there does' },
  { what: 'the title of a pane', help: 'the arrow keys to it, and back' },
  { what: 'a line in a list', help: 'mark it; again: take it (signals only mark)' },
  { what: 'Enter send', help: 'in the frame of the signals: send it' },
  { what: 'beside a list', help: 'close it' },
  { what: 'with Shift held', help: "the terminal's own: select and copy text" },
];
