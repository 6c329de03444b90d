import type { SourceNote } from '../sample/source-note.js';
import { formatCount } from '../text/format-count.js';
import { sanitise } from '../text/sanitise.js';

/** `12 processes whose stat may not be read`: the count, where there is one, begins the sentence. */
export function noteText({ count, message }: SourceNote): string {
  return sanitise(count === undefined ? message : `${formatCount(count)} ${message}`);
}
