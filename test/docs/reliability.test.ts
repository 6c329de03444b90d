import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../helpers/project-root.js';

const page = readFileSync(join(projectRoot, 'docs/reliability.md'), 'utf8');

test('each test that docs/reliability.md names is there', (t) => {
  const named = namedTests();
  t.true(named.length > 50);
  const missing = named.filter(({ path, title }) => !textOf(path).includes(title));
  t.deepEqual(missing, []);
});

test('each file and folder that docs/reliability.md names is there', (t) => {
  const paths = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path ?? '');
  t.deepEqual(
    paths.filter((path) => !existsSync(join(projectRoot, path))),
    [],
  );
});

test('each fault has a promise and a test', (t) => {
  const sections = page.split(/^## (?=\d+ · )/m).slice(1);
  t.true(sections.length >= 26);
  for (const section of sections) {
    t.regex(section, /^- Promise: /m);
    t.regex(section, /^- Test: `test\//m);
  }
});

/** Titles stand in quotes after the file that they are in, all in one item of a list. */
function namedTests(): readonly { readonly path: string; readonly title: string }[] {
  const items = [...page.matchAll(/^- Test: (.*(?:\n {2}.*)*)/gm)].map(([, text]) => text ?? '');
  return items.flatMap((item) => {
    let path = '';
    return [...item.replace(/\s+/g, ' ').matchAll(/`([^`]+)`|"([^"]+)"/g)].flatMap(
      ([, file, title]) => {
        path = file ?? path;
        return title === undefined ? [] : [{ path, title }];
      },
    );
  });
}

function textOf(path: string): string {
  const file = join(projectRoot, path);
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll("\\'", "'") : '';
}
