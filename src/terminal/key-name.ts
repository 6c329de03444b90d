/** What blessed tells of a key beside its character. */
export type BlessedKey = {
  readonly name?: string;
  readonly sequence?: string;
  readonly code?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
};

/**
 * The one name of a key: 'q', '?', 'Space', 'Enter', 'Shift-Tab', 'Ctrl-L', 'Alt-x', 'F9'.
 * Undefined for what is no key of ours, and for the echoes that blessed adds.
 */
export function keyName(
  character: string | undefined,
  key: BlessedKey | undefined,
): string | undefined {
  // blessed tells a carriage return twice: as "enter", then as "return".
  if (key?.name === 'enter' && key.sequence === '\r') return undefined;
  const keypad = keypadNames[key?.code ?? ''];
  if (keypad !== undefined) return keypad;
  const special = specialNames[key?.name ?? ''];
  if (special !== undefined) return modifiers(key, true) + special;
  const isLetter = key?.name !== undefined && /^[a-z0-9]$/.test(key.name);
  if (isLetter && key.ctrl) return `${modifiers(key, false)}${key.name.toUpperCase()}`;
  if (isLetter && key.meta) return `Alt-${key.shift ? key.name.toUpperCase() : key.name}`;
  return isPrintable(character) ? character : undefined;
}

function modifiers(key: BlessedKey | undefined, isShiftNamed: boolean): string {
  const shift = isShiftNamed && key?.shift ? 'Shift-' : '';
  return `${key?.ctrl ? 'Ctrl-' : ''}${key?.meta ? 'Alt-' : ''}${shift}`;
}

function isPrintable(character: string | undefined): character is string {
  return character !== undefined && !/[\p{Cc}\p{Cs}\u{fffd}]/u.test(character);
}

const specialNames: Readonly<Record<string, string>> = {
  return: 'Enter',
  linefeed: 'Enter',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  space: 'Space',
  backspace: 'Backspace',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  insert: 'Insert',
  delete: 'Delete',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`f${i + 1}`, `F${i + 1}`])),
};

/** The number pad in application mode, by SS3 code: blessed has no names for it. */
const keypadNames: Readonly<Record<string, string>> = {
  OM: 'Enter',
  Oj: '*',
  Ok: '+',
  Ol: ',',
  Om: '-',
  On: '.',
  Oo: '/',
  ...Object.fromEntries([...'pqrstuvwxy'].map((letter, digit) => [`O${letter}`, `${digit}`])),
};
