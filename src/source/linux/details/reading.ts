import type { Reading, Unread } from '../../../sample/process-details.js';
import type { ReadFailure } from '../read-failure.js';

/** What a file says, or why that is not known. A parser gives undefined for what is not of the known form. */
export function readingOf<T>(
  bytes: Buffer | ReadFailure,
  parse: (bytes: Buffer) => T | undefined,
): Reading<T> {
  if (typeof bytes === 'string') return failed(bytes);
  const value = parse(bytes);
  return value === undefined ? { unread: 'garbled' } : { value };
}

export function failed(failure: ReadFailure): { readonly unread: Unread } {
  return { unread: reasons[failure] };
}

const reasons: Readonly<Record<ReadFailure, Unread>> = {
  gone: 'missing',
  denied: 'eacces',
  noDescriptor: 'fdBudget',
  unreadable: 'garbled',
};
