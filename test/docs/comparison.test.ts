import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { keymap } from '../../src/app/keys/keymap.js';
import { columns } from '../../src/columns/columns.js';
import { projectRoot } from '../helpers/project-root.js';

const page = readFileSync(join(projectRoot, 'docs/comparison.md'), 'utf8');
const sections = page.split('\n## ');

const outsideDialogs: ReadonlySet<string> = new Set(['table', 'replay', 'everywhere']);

/** The cells of a section's table, without its head. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const lines = sections.find((one) => one.startsWith(heading))?.split('\n') ?? [];
  const table = lines.filter((line) => line.startsWith('|')).slice(2);
  return table.map((line) => line.split('|').map((cell) => cell.trim()));
}

test('every key that is said to be there is bound', (t) => {
  const outside = keymap.filter(({ context }) => outsideDialogs.has(context));
  const bound = new Set(outside.flatMap(({ keys }) => keys));
  const here = ['htop: its help', 'htop: its meters', 'btop: its help'].flatMap(rowsOf);
  t.true(here.length > 50);
  for (const [, theirs, , ours = ''] of here) {
    // An expression to type is no key, nor is an option.
    const said = [...ours.matchAll(/`([^` ]+)`/g)].map(([, key = '']) => key);
    for (const key of said.filter((one) => !/^--|^-[A-Z]$/.test(one)))
      t.true(bound.has(key), `${key}, for ${theirs}`);
  }
});

test('nothing is left out without a word', (t) => {
  for (const heading of ['htop: its help', 'htop: its options', 'btop: its help']) {
    for (const [, theirs, verdict, ours = ''] of rowsOf(heading)) {
      t.regex(verdict ?? '', /^(there|better|later|left out)$/, theirs);
      t.true(ours.length > (verdict === 'there' ? 0 : 15), theirs);
    }
  }
});

test('every column is named', (t) => {
  const section = sections.find((one) => one.startsWith('htop: its columns')) ?? '';
  const text = section.slice(section.indexOf('each of these:'), section.indexOf('What is not'));
  const named: readonly string[] = text.match(/\b[a-z][A-Za-z]+\b/g) ?? [];
  const ids = columns.map(({ id }) => id);
  t.deepEqual(
    ids.filter((id) => !named.includes(id)),
    [],
  );
});
