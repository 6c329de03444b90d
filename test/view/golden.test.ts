// What the screen looks like, byte for byte. UPDATE_GOLDEN=1 writes the screens anew: read their difference.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { isGolden } from '../helpers/golden.js';
import { goldenScreens } from '../helpers/golden-screens.js';
import { projectRoot } from '../helpers/project-root.js';

for (const { name, text } of goldenScreens) {
  test(`the screen ${name} is as it was agreed`, async (t) => {
    isGolden(t, name, await text());
  });
}

/** What is no screen. */
const directories = new Set(['ps', 'export']);

test('no golden screen is left over', (t) => {
  const files = readdirSync(join(projectRoot, 'test/screens')).filter(
    (file) => !directories.has(file),
  );
  const wanted = goldenScreens.map(({ name }) => `${name}.txt`);
  t.deepEqual(
    files.filter((file) => !wanted.includes(file)),
    [],
  );
});

test('no screen depends on the locale, the zone, the terminal, the users, the CPUs or any file of who looks', async (t) => {
  const printed = await Promise.all([
    printedScreens({ TZ: 'UTC', LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' }),
    printedScreens({ TZ: 'Asia/Tokyo', LC_ALL: 'C', LANG: 'tr_TR', TERM: 'dumb', NO_COLOR: '1' }),
  ]);
  t.true(printed[0].includes('# help-120x30'));
  t.is(printed[0], printed[1]);
});

async function printedScreens(env: NodeJS.ProcessEnv): Promise<string> {
  const program = join(projectRoot, 'dist/test/helpers/print-golden-screens.js');
  // No file outside of the project can be read: neither /etc/passwd nor /proc nor /sys.
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const args = [permission, `--allow-fs-read=${projectRoot}/*`, program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout;
}
