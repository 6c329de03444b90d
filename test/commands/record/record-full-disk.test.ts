// The real program, on a file system of 64 kB in a mount namespace of its own: nothing outside notices. It sees but
// itself, in a pid namespace of its own: its first frame is as small on every machine.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { memoryBytes } from '../../../src/source/recording/byte-source.js';
import { openRecordingOf } from '../../../src/source/recording/reader.js';
import { canMakePidNamespace } from '../../helpers/machine.js';
import { untilRunning } from '../../helpers/recorder.js';
import { bin, ended } from '../../helpers/run-treetop.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

/** A filler of 56 kB leaves room for the first frames. */
const onSmallDisk =
  'mount -t tmpfs -o size=64k none "$1" && head -c 57344 /dev/zero >"$1/filler" && shift && exec "$@"';

(canMakePidNamespace ? test : test.skip)(
  'a full disk is said, the file ends in a whole frame, and with room again it goes on (needs root)',
  async (t) => {
    const directory = join(temporaryDirectory(t), 'disk');
    mkdirSync(directory);
    const record = [process.execPath, bin, 'record', join(directory, 'a.treetop'), '-d', '0.1'];
    const apart = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
    const words = [...apart, 'sh', '-c', onSmallDisk, 'sh', directory, ...record];
    const child = spawn('unshare', words, { stdio: ['ignore', 'pipe', 'pipe'] });
    t.teardown(() => child.kill('SIGKILL'));
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const end = ended(child);
    const disk = `/proc/${child.pid}/root${directory}`;

    await untilRunning(end, 'that it is full', () => said.includes('ENOSPC'));
    // Holds the file system, too, which is gone with its namespace otherwise.
    const fd = openSync(join(disk, 'a.treetop'), 'r');
    t.teardown(() => closeSync(fd));
    const whenFull = await framesOf(readFileSync(`/proc/self/fd/${fd}`));
    t.deepEqual(whenFull.notes, []);
    rmSync(join(disk, 'filler'));
    await untilRunning(end, 'that it goes on', () => /it goes on: \d+ frames? w/.test(said));
    const sizeThen = statSync(`/proc/self/fd/${fd}`).size;
    await untilRunning(end, 'more', () => statSync(`/proc/self/fd/${fd}`).size > sizeThen);
    process.kill(childOf(child.pid ?? 0), 'SIGTERM');
    const { status, stderr } = await end;
    t.is(status, 1, 'frames were lost');
    const { frameCount, notes } = await framesOf(readFileSync(`/proc/self/fd/${fd}`));
    t.deepEqual(notes, []);
    t.true(frameCount > whenFull.frameCount);
    t.is(frameCount, Number(/(\d+) frames, \d+ bytes in/.exec(stderr)?.[1]));
  },
);

/** Who was started by unshare. */
function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim());
}

async function framesOf(bytes: Buffer) {
  const recording = await openRecordingOf('a', memoryBytes(bytes));
  for (let frame = 0; frame < recording.frameCount; frame++) await recording.sampleAt(frame);
  return { frameCount: recording.frameCount, notes: recording.notes };
}
