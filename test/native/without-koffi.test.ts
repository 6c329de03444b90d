// The same program where koffi could not be installed, or does not load: less is promised, and that is said.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { projectRoot } from '../helpers/project-root.js';

/** A copy of the program with all packages but koffi; its koffi is what is given, if anything. */
function copyWithout(t: ExecutionContext, koffi?: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'treetop-without-koffi-'));
  t.teardown(() => rmSync(copy, { recursive: true }));
  for (const part of ['dist/src', 'dist/test', 'src/bin', 'package.json']) {
    cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
  }
  // Without a bundle, whose place is another, the modules run.
  writeFileSync(join(copy, 'dist/.tsbuildinfo'), '');
  const packages = join(projectRoot, 'node_modules');
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(packages)) {
    if (name.includes('koffi')) continue;
    symlinkSync(join(packages, name), join(copy, 'node_modules', name));
  }
  if (koffi === undefined) return copy;
  mkdirSync(join(copy, 'node_modules/koffi'));
  writeFileSync(join(copy, 'node_modules/koffi/package.json'), '{"main":"index.js"}');
  writeFileSync(join(copy, 'node_modules/koffi/index.js'), koffi);
  return copy;
}

async function checksOf(copy: string) {
  const args = [join(copy, 'src/bin/treetop.cjs'), 'doctor', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { checks } = JSON.parse(stdout) as { checks: readonly { readonly id: string }[] };
  return (id: string) => checks.find((check) => check.id === id);
}

// To copy takes so long that no child is reaped meanwhile: one after the other.
test.serial(
  'where koffi is not installed doctor says what that costs, and how to get it',
  async (t) => {
    const check = await checksOf(copyWithout(t));
    t.like(check('native'), { state: 'missing', value: 'koffi is not installed' });
    t.like(check('pidfds'), { state: 'limited', value: 'koffi is not installed' });
  },
);

test.serial('a koffi that does not load is no error, but a reason', async (t) => {
  const check = await checksOf(
    copyWithout(t, 'throw new Error("wrong architecture\\nmore of it")'),
  );
  t.like(check('pidfds'), {
    ...{ state: 'limited', value: 'koffi does not load: Error: wrong architecture' },
  });
});

test.serial(
  'without koffi a signal is sent and followed all the same, with a narrower promise',
  async (t) => {
    const copy = copyWithout(t);
    const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
    t.teardown(() => child.kill('SIGKILL'));
    const exited = once(child, 'exit');
    const module = (path: string) => JSON.stringify(join(copy, path));
    const program = `
    import { targetAt, toldOnce } from ${module('dist/test/signals/act/live-signals.js')};
    const signal = { name: 'TERM', number: 15 };
    const told = await toldOnce({ teardown: () => undefined }, targetAt(${child.pid}), signal);
    console.log(JSON.stringify(told));`;
    const args = ['--input-type=module', '-e', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    t.like(JSON.parse(stdout), {
      outcome: { type: 'died' },
      guard: { type: 'comparison', reason: 'koffi is not installed' },
    });
    t.deepEqual(await exited, [null, 'SIGTERM']);
  },
);
