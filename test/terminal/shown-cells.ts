import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import { eastAsianWidth } from 'get-east-asian-width';
import type { Size } from '../../src/view/frame.js';

/**
 * Every cell of a terminal after that was written, its text and its looks, as far as an eye can see them: a blank
 * has neither a colour nor bold. Where ambiguous widths are two, as some in East Asia choose, lines and blocks
 * are wide.
 */
export async function shownCells(
  written: string,
  { width, height }: Size,
  ambiguousWidth: 1 | 2 = 1,
): Promise<readonly (readonly string[])[]> {
  const terminal = new xterm.Terminal({ cols: width, rows: height, allowProposedApi: true });
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.register(wideAmbiguous);
  terminal.unicode.activeVersion = ambiguousWidth === 2 ? wideAmbiguous.version : '11';
  await new Promise<void>((resolve) => terminal.write(written, resolve));
  const rows = Array.from({ length: height }, (_, y) => {
    const line = terminal.buffer.active.getLine(y);
    return Array.from({ length: width }, (_, x) => shownCell(line?.getCell(x)));
  });
  terminal.dispose();
  return rows;
}

type BufferCell = NonNullable<
  ReturnType<NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>['getCell']>
>;

function shownCell(cell: BufferCell | undefined): string {
  const text = cell?.getChars() || ' ';
  const onBlanks = [cell?.isUnderline(), cell?.isInverse(), cell?.isStrikethrough()];
  const onText = [cell?.isBold(), cell?.isDim()];
  const looks = onBlanks.map(Number).join('');
  if (text === ' ' && !onBlanks.some(Boolean)) return `${text} ${looks}`;
  return `${text} ${looks} ${onText.map(Number).join('')} ${cell?.getFgColor()}`;
}

/** xterm.js packs what it wants to know of a character: its width << 1, and 1 if it joins the one before. */
const wideAmbiguous = {
  version: 'wide-ambiguous',
  wcwidth: (code: number): 0 | 1 | 2 => {
    if (code < 0x20) return 0;
    if (/\p{M}/u.test(String.fromCodePoint(code))) return 0;
    return eastAsianWidth(code, { ambiguousAsWide: true });
  },
  charProperties: (code: number, preceding: number): number => {
    const width = wideAmbiguous.wcwidth(code);
    return width === 0 && preceding !== 0 ? (preceding & 6) | 1 : width << 1;
  },
};
