#!/usr/bin/env node
// Makes docs/keys.md from the same outline as the help on the screen. Build first.
// With --stdout it only says what the file should hold: the test that it is not stale reads that.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { helpOutline } from '../dist/src/app/keys/help-outline.js';

const text = keysPage(helpOutline(false));
if (process.argv[2] === '--stdout') process.stdout.write(text);
else writeFileSync(fileURLToPath(new URL('../docs/keys.md', import.meta.url)), text);

function keysPage(outline) {
  return [
    '# Keys',
    '',
    'Made from the keymap (src/app/keys/keymap.ts) by `node scripts/write-keys.mjs`: edit it there, not here.',
    'In treetop `?` shows the same. A dialog takes all keys from the table, a recording some.',
    '',
    ...sectionsOf(outline).flatMap(({ heading, head, rows }) => [
      `## ${heading}`,
      '',
      ...table([[head, 'What it does'], ...rows]),
      '',
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function sectionsOf(outline) {
  const sections = [];
  for (const line of outline) {
    if (line.type === 'heading') sections.push({ heading: line.text, head: 'Key', rows: [] });
    const last = sections.at(-1);
    if (line.type === 'binding') last?.rows.push(rowOf(line.binding));
    if (line.type === 'mouse') {
      last.head = 'Click';
      last.rows.push([line.use.what, line.use.help]);
    }
  }
  return sections;
}

function rowOf({ keys, help, isActing }) {
  const note = isActing ? ' (not with `--read-only`, not in a recording)' : '';
  return [keys.map((key) => `\`${key}\``).join(' '), `${help}${note}`];
}

/** Padded as our formatter pads it. */
function table(rows) {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body];
}
