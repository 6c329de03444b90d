import { commandOf } from '../facts-of-process.js';
import { type Block, note, toldNote } from './block.js';
import { commandTold } from './identity-section.js';
import type { Subject } from './subject.js';

/** The whole command as one text, then word by word where it has several. */
export function commandBlocks(subject: Subject): readonly Block[] {
  const { cmdline } = subject.process.sample;
  const argv = cmdline?.argv ?? [];
  if (argv.length === 0) return [toldNote(commandTold(subject))];
  const cut = cmdline?.isCut ? [note('more was there than is read')] : [];
  return [{ type: 'text', text: commandOf(subject.process) }, ...cut, ...wordBlocks(argv)];
}

function wordBlocks(argv: readonly string[]): readonly Block[] {
  if (argv.length < 2) return [];
  const columns = [
    { title: 'nr', width: 5, align: 'right' },
    { title: 'argument', width: 0, align: 'left' },
  ] as const;
  return [{ type: 'table', columns, rows: argv.map((word, at) => [String(at), word]) }];
}
