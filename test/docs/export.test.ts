import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { families } from '../../src/export/open-metrics/families.js';
import { projectRoot } from '../helpers/project-root.js';

test('docs/export.md names each metric, its type and what it is, and no other', (t) => {
  const page = readFileSync(join(projectRoot, 'docs/export.md'), 'utf8');
  const suffixes = { gauge: '', counter: '_total', info: '_info' };
  t.deepEqual(
    page.split('\n').filter((line) => line.startsWith('| `treetop_')),
    families.map(({ name, type, help }) => `| \`${name}${suffixes[type]}\` | ${type} | ${help} |`),
  );
});
