import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { isDirectoryMeant, recordCommand } from '../../src/commands/record/record-options.js';
import { projectRoot } from '../helpers/project-root.js';

const docs = join(projectRoot, 'docs');

for (const page of ['recording.md', 'systemd/treetop-record.service']) {
  test(`each treetop record of docs/${page} is understood`, (t) => {
    const text = readFileSync(join(docs, page), 'utf8');
    const lines = [...text.matchAll(/^(?:ExecStart=\/usr\/bin\/env )?treetop record ([^#\n]+)/gm)];
    t.true(lines.length > 0);
    for (const [, words = ''] of lines) t.notThrows(() => understood(words), words);
  });
}

function understood(words: string): void {
  const command = recordCommand();
  command.parse(words.trim().split(/ +/), { from: 'user' });
  isDirectoryMeant(command.args[0] ?? '', command.opts());
}
