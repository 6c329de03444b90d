import type { CmdlineBytes } from './cmdline-stream.js';
import { parsePidCmdline } from './pid-cmdline.js';

/** What came of reading a cmdline. */
export type CmdlineAnswer =
  | { readonly argv: readonly string[]; readonly isCut?: true }
  | { readonly unread: 'slowRead' | 'eacces' | 'vanished' };

/** Of a file that had something to say. */
export function answerOf({ bytes, isCut }: CmdlineBytes): CmdlineAnswer {
  return { argv: parsePidCmdline(bytes), ...(isCut ? { isCut } : {}) };
}

/**
 * Of a file that grep printed nothing of: it is empty, or grep complained of it on stderr
 * (`grep: path: reason`).
 */
export function silentAnswers(stderr: string): (path: string) => CmdlineAnswer {
  const complaints = new Map<string, string>();
  for (const [, path, reason] of stderr.matchAll(/^grep: (.+): ([^:\n]+)$/gm)) {
    complaints.set(path ?? '', reason ?? '');
  }
  return (path) => {
    const complaint = complaints.get(path);
    if (complaint === undefined) return { argv: [] };
    return { unread: DENIED.has(complaint) ? 'eacces' : 'vanished' };
  };
}

const DENIED: ReadonlySet<string> = new Set(['Permission denied', 'Operation not permitted']);
