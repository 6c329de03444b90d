import { isByteSurrogate } from './surrogates.js';
import { isJoining, isPrintableAscii } from './width.js';

/**
 * Text of the machine made safe and visible, at the edge of the view: nothing in the result moves
 * the cursor, hides, reorders or merges into a neighbour.
 *
 * A control character, and a byte that is not UTF-8, shows as `\xNN` (or `\t`, `\n`, `\r`), any
 * other code point that must not be painted as `\u{202e}`.
 *
 * A backslash stays as it is. Were it doubled, each regular expression and `sed` script in an argv
 * would read wrong, and a text sanitised twice would change; so `\x1b` on the screen may also have
 * been typed so. JSON output is the lossless form.
 */
export function sanitise(text: string): string {
  return isPrintableAscii(text) ? text : sanitiseEach(text);
}

/** More on one character are not writing but an attempt to paint over other rows. */
const MAX_MARKS = 4;

function sanitiseEach(text: string): string {
  let shown = '';
  // The character shown last, with what joined it; empty at the start and after an escape.
  let cluster = '';
  for (const character of text) {
    const isMark = joinsCluster(character);
    const isShown = !isForbidden(character) && (!isMark || mayJoin(cluster, character));
    shown += isShown ? character : escapeOf(character);
    if (!isShown) cluster = '';
    else cluster = isMark ? cluster + character : character;
  }
  return shown;
}

/** A spacing mark has a cell of its own in most terminals, and merges in those with clusters. */
function joinsCluster(character: string): boolean {
  return isJoining(character) || /^\p{M}$/u.test(character);
}

function mayJoin(cluster: string, mark: string): boolean {
  if (cluster === '' || [...cluster].length > MAX_MARKS) return false;
  // Of Hangul's vowels and finals only those that complete a syllable: alone they have no width.
  return /^\p{M}$/u.test(mark) || [...(cluster + mark).normalize('NFC')].length === 1;
}

function isForbidden(character: string): boolean {
  return INVISIBLE.test(character) || DISPUTED.test(character);
}

/**
 * \p{C}: controls, format characters (bidi among them), surrogates, private use, unassigned.
 * Default ignorable: zero-width characters, variation selectors, tags, soft hyphen, fillers.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Visible, but one terminal's width is not another's: the keycap, regional indicators and skin tones
 * (clusters or not), and what Unicode 16 made wide (trigrams, hexagrams, Tai Xuan Jing, rods).
 */
const DISPUTED =
  /[\u{20e3}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{2630}-\u{2637}\u{268a}-\u{268f}\u{4dc0}-\u{4dff}\u{1d300}-\u{1d376}]/u;

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (isByteSurrogate(code)) return `\\x${(code & 0xff).toString(16)}`;
  if (code > 0x9f) return `\\u{${code.toString(16)}}`;
  return SHORT_ESCAPES.get(character) ?? `\\x${code.toString(16).padStart(2, '0')}`;
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
