import type { FileBytes } from './record-stream.js';

/** What came of reading a file that may block. */
export type FileAnswer = FileBytes | { readonly unread: 'slowRead' | 'eacces' | 'vanished' };

/**
 * Of a file that grep printed nothing of: it is empty, or grep complained of it on stderr
 * (`grep: path: reason`).
 */
export function silentAnswers(stderr: string): (path: string) => FileAnswer {
  const complaints = new Map<string, string>();
  for (const [, path, reason] of stderr.matchAll(/^grep: (.+): ([^:\n]+)$/gm)) {
    complaints.set(path ?? '', reason ?? '');
  }
  return (path) => {
    const complaint = complaints.get(path);
    if (complaint === undefined) return NOTHING;
    return { unread: DENIED.has(complaint) ? 'eacces' : 'vanished' };
  };
}

const NOTHING: FileBytes = { bytes: new Uint8Array(0), isCut: false };

const DENIED: ReadonlySet<string> = new Set(['Permission denied', 'Operation not permitted']);
