import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { columns } from '../../src/columns/columns.js';
import { dashboard } from '../../src/commands/dashboard/dashboard.js';
import { HelpWanted } from '../../src/commands/failure.js';
import { ps } from '../../src/commands/ps.js';
import { record } from '../../src/commands/record/record.js';
import { replay } from '../../src/commands/replay/replay.js';
import { paletteNames, palettes } from '../../src/terminal/palettes.js';
import { projectRoot } from '../helpers/project-root.js';
import { endedTreetop } from '../helpers/run-treetop.js';

for (const line of [
  '--help',
  '-h',
  'ps --help',
  'record -h',
  'replay --help',
  'doctor --help',
  'kill --help',
  'export -h',
]) {
  test(`treetop ${line} is for stdout, and no failure`, async (t) => {
    const { status, stdout, stderr } = await endedTreetop(line.split(' '));
    t.is(status, 0);
    t.is(stderr, '');
    t.regex(stdout, /^Usage: treetop/);
    t.true(stdout.endsWith('\n'));
  });
}

for (const line of ['--version', 'ps -V']) {
  test(`treetop ${line} is the version of the package`, async (t) => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    t.deepEqual(await endedTreetop(line.split(' ')), {
      status: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
}

test('the help of ps names every column', async (t) => {
  const text = await helpOf(ps);
  const lines = new Set(text.split('\n').map((line) => line.trim().replace(/ {2,}/, '  ')));
  for (const { id, summary } of columns) t.true(lines.has(`${id}  ${summary}`), id);
});

test('the help of the screen names every theme and what it is for', async (t) => {
  const [live, player] = await Promise.all([dashboard, replay].map(helpOf));
  for (const name of paletteNames) {
    for (const text of [live, player]) {
      t.true(text?.includes(`  ${name.padEnd(16)}${palettes[name].summary}`), name);
    }
  }
});

test('each command names what it takes, and nothing that it refuses', async (t) => {
  const [list, recorder, player] = await Promise.all([ps, record, replay].map(helpOf));
  for (const text of [list, recorder, player])
    t.regex(text ?? '', /--read-only[\s\S]*--log <file>/);
  t.regex(list ?? '', /--json[\s\S]*-o, --output[\s\S]*-n, --count[\s\S]*--replay <file>/);
  t.regex(recorder ?? '', /--duration[\s\S]*--proc-root/);
  t.notRegex(recorder ?? '', /--replay|--json|--sort/);
  t.regex(player ?? '', /--at <instant>[\s\S]*-s, --sort/);
  t.notRegex(player ?? '', /--proc-root|--json/);
});

async function helpOf(command: (words: readonly string[]) => Promise<number>): Promise<string> {
  const wanted = await command(['--help']).catch((error: unknown) => error);
  return wanted instanceof HelpWanted ? wanted.message : '';
}
