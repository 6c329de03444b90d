// The document before the one who is to take it; skipped where Prometheus is not installed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'ava';
import { hasPromtool } from '../../helpers/machine.js';
import { recordingPath } from '../../helpers/recorded.js';
import { runTreetop } from '../../helpers/run-treetop.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

for (const name of ['busy-family', 'hostile-names', 'reused-pid', 'zombie']) {
  const title = `promtool makes blocks of ${name}`;
  if (!hasPromtool) {
    test.skip(`${title} (skipped: no promtool)`, () => {});
    continue;
  }
  test(title, async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, 'metrics');
    await runTreetop(['export', recordingPath(name), '--format', 'openmetrics', '-o', file]);
    const words = ['tsdb', 'create-blocks-from', 'openmetrics', file, join(directory, 'blocks')];
    const { status, stdout, stderr } = spawnSync('promtool', words, { encoding: 'utf8' });
    t.is(status, 0, stderr);
    t.regex(stdout, /BLOCK ULID[^\n]*\n\S+ /);
  });
}
