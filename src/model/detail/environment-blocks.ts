import { type Block, note, toldNote } from './block.js';
import { knownOf, type Subject, toldOf } from './subject.js';

/** The variables it was started with, in the order of the file: what it set since is not in there. */
export function environmentBlocks(subject: Subject): readonly Block[] {
  const environment = knownOf(subject, 'environment');
  if (!environment) {
    return [toldNote(toldOf(subject, 'environment', () => undefined))];
  }
  const { list, isCut } = environment;
  if (list.length === 0) return [note(emptyText(subject))];
  const lines = list.map((text): Block => ({ type: 'text', text }));
  return isCut ? [...lines, note('more was there than is read')] : lines;
}

function emptyText({ process }: Subject): string {
  return process.state === 'Z' ? 'none any more: it is dead' : 'none';
}
