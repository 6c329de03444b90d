import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../helpers/project-root.js';

test('docs/keys.md is what the keymap says (node scripts/write-keys.mjs)', (t) => {
  const script = join(projectRoot, 'scripts/write-keys.mjs');
  const { stdout } = spawnSync(process.execPath, [script, '--stdout'], { encoding: 'utf8' });
  t.is(readFileSync(join(projectRoot, 'docs/keys.md'), 'utf8'), stdout);
});
