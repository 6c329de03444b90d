import type { Block } from './block.js';
import { processSections } from './process-sections.js';
import type { Subject } from './subject.js';

export function processBlocks(subject: Subject): readonly Block[] {
  return processSections(subject).map((section) => ({ type: 'section', ...section }));
}
