// What measure-keys.mjs presses, in this order: each step shows something, and the last leaves the screen
// as the first found it.
export const keySteps = [
  ...one('the first row', 'Home', 'Down'),
  ...each('Down', 'Down', 'Down', 'Up', 'PgDn', 'PgUp', 'Ctrl-D', 'Ctrl-U'),
  ...one('the last row', 'End'),
  ...one('to the first row', 'Home'),
  ...each('Down', 'Down', '}', '{', '-', '+', 'w'),
  ...one('the pane closed', 'w'),
  ...one('only this branch', 'o'),
  ...one('everything again', 'Esc'),
  ...one('fold all', '*'),
  ...one('unfold all', '*'),
  ...one('a level less', '('),
  ...one('a level more', ')'),
  ...one('search opened', '/'),
  ...each('p', 'e', 'r', '-', '9'),
  ...one('search: next match', 'F3'),
  ...one('search: stay', 'Enter'),
  ...one('next match', 'n'),
  ...one('match before', 'Alt-n'),
  ...one('tree by CPU', 'P'),
  ...one('tree by memory', 'M'),
  ...one('tree by CPU time', 'T'),
  ...one('tree by pid', 'N'),
  ...one('reversed', 'I'),
  ...one('reversed again', 'I'),
  ...one('flat', 't'),
  ...one('flat by CPU', 'P'),
  ...one('flat by memory', 'M'),
  ...one('flat by CPU time', 'T'),
  ...one('flat by pid', 'N'),
  ...repeated('flat, by the column to the right', '>', 8),
  ...repeated('flat, by the column to the left', '<', 8),
  ...one('choice of columns', 'F6'),
  ...one('choice: down, sort', 'Down', 'Enter'),
  ...one('flat by pid', 'N'),
  ...one('tree again', 't'),
  ...one('threads shown', 'H'),
  ...one('threads hidden', 'H'),
  ...one('help', '?'),
  ...one('help: a page', 'PgDn'),
  ...one('help closed', 'Esc'),
  ...one('picker', 'F9'),
  ...one('picker: a letter', 'T'),
  ...one('picker closed', 'Esc'),
  ...one('interval', 'd'),
  ...one('interval closed', 'Esc'),
  ...one('paused', 'Z'),
  ...one('goes on', 'Z'),
  ...one('follows', 'F'),
  ...one('follows no more', 'F'),
];

function one(name, ...keys) {
  return [{ name, keys }];
}

function each(...keys) {
  return keys.map((key) => ({ name: key, keys: [key] }));
}

function repeated(name, key, times) {
  return Array.from({ length: times }, () => ({ name, keys: [key] }));
}
