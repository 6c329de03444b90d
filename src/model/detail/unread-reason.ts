import type { Unread } from '../../sample/process-details.js';
import type { Told } from './fact.js';

/** What is told where a file's facts are not known: there are none, or why they are not known. */
export function unreadTold(unread: Unread, file: string): Told {
  switch (unread) {
    case 'kernelThread':
      return { text: 'none: a kernel thread' };
    case 'ended':
      return { text: 'none any more: it has ended' };
    default:
      return { unknown: unreadReason(unread, file) };
  }
}

/** Why a file's facts are not known, in words. */
export function unreadReason(
  unread: Exclude<Unread, 'kernelThread' | 'ended'>,
  file: string,
): string {
  switch (unread) {
    case 'eacces':
      return `not allowed: ${file}`;
    case 'missing':
      return `this kernel does not tell: no ${file}`;
    case 'slowRead':
      return `no answer in time: ${file}`;
    case 'garbled':
      return `not of the form that proc(5) gives: ${file}`;
    case 'fdBudget':
      return `too many files are open here to read ${file}`;
    case 'noHelper':
      return `no program here that may read ${file}`;
  }
}
