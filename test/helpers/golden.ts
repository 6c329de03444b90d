import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { projectRoot } from './project-root.js';

/** Compares with test/screens/NAME.txt; with UPDATE_GOLDEN=1 that file is written instead. */
export function isGolden(t: ExecutionContext, name: string, text: string): void {
  const path = join(projectRoot, 'test/screens', `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    t.pass();
    return;
  }
  t.true(existsSync(path), `${path} is not there: UPDATE_GOLDEN=1 writes it`);
  t.is(text, readFileSync(path, 'utf8'));
}
