#!/usr/bin/env node
// The one gate behind `npm test`: types, lint with the layer table, dead code, then AVA.
// The last line is `N passed, N failed[, N skipped]` from AVA's own report; the exit status is AVA's.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const checks = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['bundle', 'node', ['scripts/bundle.mjs']],
  ['lint, format and layers', 'biome', ['check', '--error-on-warnings', '.']],
  ['dead code', 'knip', []],
];

// What tsc wrote for a test that has been removed since would still be run.
rmSync('dist/test', { recursive: true, force: true });
rmSync('dist/.tsbuildinfo', { force: true });

for (const [what, command, args] of checks) {
  console.log(`# ${what}`);
  const { status } = spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' });
  if (status !== 0) {
    console.log(`# ${what} failed: no test was run`);
    process.exit(status ?? 1);
  }
}

console.log('# tests');
const counts = { pass: 0, fail: 0, skip: 0 };
// What failed is printed again at the end, where the first and the last lines of a long log are all that is kept.
const failures = [];
let isFailure = false;
const ava = spawn('npx', ['--no-install', 'ava', '--tap', ...process.argv.slice(2)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
for await (const line of createInterface({ input: ava.stdout })) {
  // AVA closes its TAP with "# tests N", "# pass N", "# skip N", "# fail N".
  const count = /^# (pass|fail|skip) (\d+)$/.exec(line);
  if (count) counts[count[1]] = Number(count[2]);
  else console.log(line);
  if (/^(not )?ok /.test(line)) isFailure = line.startsWith('not ');
  if (/^\d+\.\.\d+$/.test(line)) isFailure = false;
  if (isFailure) failures.push(line);
}
const status = ava.exitCode ?? (await new Promise((resolve) => ava.once('exit', resolve)));
if (failures.length > 0) console.log(['# failed:', ...failures].join('\n'));
const skipped = counts.skip > 0 ? `, ${counts.skip} skipped` : '';
console.log(`${counts.pass} passed, ${counts.fail} failed${skipped}`);
process.exit(status ?? 1);
