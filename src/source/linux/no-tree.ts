import { UnusableSource } from '../unusable-source.js';

/** What is said where `root` cannot be listed. */
export function noTree(root: string, error: unknown): UnusableSource {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const got = REASONS.get(String(code)) ?? String(error);
  return new UnusableSource(`${root}: expected a directory like /proc, got ${got}`);
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'nothing: it does not exist'],
  ['ENOTDIR', 'something that is no directory'],
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
]);
