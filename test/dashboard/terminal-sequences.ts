/**
 * The closed list of what we write to a terminal of 256 colours: the alternate screen, keypad, cursor, mouse
 * (presses, in the SGR form) and scroll region on and off; wiping it as one piece, erasing cells; absolute
 * positions, and forward; SGR with our styles' parameters only.
 */
const ours =
  /\x1b(?:[=>]|\[\?(?:1|12|25|1000|1006|1049)[hl]|\[(?:1;\d{1,3})?r|\[H\x1b\[2J|\[\d{1,3}(?:;\d{1,3})?H|\[\d{1,3}[GX]|\[\d{0,3}C|\[K|\[(?:(?:[0-2479]|38;5;\d{1,3})(?:;(?!m)|(?=m)))*m)/g;

/** Controls, and what is invisible, reorders or was not UTF-8. */
const foreign = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffd]/u;

/** What is left of a program's output without our sequences. */
export function plainText(raw: string): string {
  return raw.replace(ours, '');
}

/** The first thing in a program's output that is neither ours nor plain text, with what stands around it. */
export function foreignSequence(raw: string): string | undefined {
  const text = plainText(raw);
  const index = text.search(foreign);
  return index < 0 ? undefined : JSON.stringify(text.slice(Math.max(0, index - 20), index + 40));
}

/** The private modes (cursor, mouse, alternate screen, …) that are still set after all that was written. */
export function modesLeftSet(raw: string): readonly string[] {
  const last = new Map<string, string>();
  for (const [, modes = '', letter = ''] of raw.matchAll(/\x1b\[\?([\d;]+)([hl])/g)) {
    for (const mode of modes.split(';')) last.set(mode, letter);
  }
  return [...last].filter(([, letter]) => letter === 'h').map(([mode]) => mode);
}
