import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { runSchedulerTool } from '../../../src/signals/act/run-scheduler-tool.js';

/** A directory with a program in the place of taskset. */
function directoryWith(t: ExecutionContext, script?: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-tool-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  if (script === undefined) return directory;
  writeFileSync(join(directory, 'taskset'), script);
  chmodSync(join(directory, 'taskset'), 0o755);
  return directory;
}

test('a program that is not there is absent', async (t) => {
  const path = directoryWith(t);
  t.deepEqual(await runSchedulerTool('taskset', ['-p', '1'], { path }), { type: 'absent' });
});

test('arguments arrive as they are, by no shell', async (t) => {
  const path = directoryWith(t, '#!/bin/sh\nprintf "%s|" "$@" "$LC_ALL"\n');
  const end = await runSchedulerTool('taskset', ['-c', '$(id); *'], { path });
  t.deepEqual(end, { type: 'done', stdout: '-c|$(id); *|C|' });
});

test('what it says as it fails is kept', async (t) => {
  const path = directoryWith(t, '#!/bin/sh\necho so: it is odd >&2\nexit 3\n');
  const end = await runSchedulerTool('taskset', [], { path });
  t.deepEqual(end, { type: 'refused', stderr: 'so: it is odd' });
});

test('one that does not end is ended', async (t) => {
  const path = directoryWith(t, '#!/bin/sh\nexec /bin/sleep 1000\n');
  const end = await runSchedulerTool('taskset', [], { path, deadlineMs: 50 });
  t.deepEqual(end, { type: 'late' });
});

test('one that cannot be run is no absent one', async (t) => {
  const path = directoryWith(t, '#!/bin/sh\n');
  chmodSync(join(path, 'taskset'), 0o644);
  t.like(await runSchedulerTool('taskset', [], { path }), { type: 'unstartable', error: 'EACCES' });
});
