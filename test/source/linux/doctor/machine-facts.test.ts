import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { accessesOf } from '../../../../src/source/linux/doctor/file-access.js';
import { cgroupVersionOf } from '../../../../src/source/linux/doctor/kernel-facts.js';
import { readMachine } from '../../../../src/source/linux/doctor/machine-facts.js';
import { isRoot } from '../../../helpers/machine.js';
import { statLine, temporaryDirectory, writeIn, writePipes } from '../proc-tree.js';

const deadlineMs = 60_000;

test('of this machine is told what the kernel says', async (t) => {
  const { program, kernel, procfs, rights } = await readMachine('/proc', deadlineMs);
  t.is(program.nodeVersion, process.versions.node);
  t.regex(program.systeminformationVersion ?? '', /^\d+\.\d+/);
  t.true(procfs.isMounted);
  t.true((procfs.processCount ?? 0) >= 1);
  t.regex(kernel.release ?? '', /^\d+\.\d+/);
  t.is(rights.uid, process.geteuid?.() ?? -1);
  t.regex(rights.capabilities ?? '', /^[0-9a-f]{16}$/);
});

test('our own files can be read, and where one is missing or no text that is told', async (t) => {
  const own = await accessesOf(`/proc/${process.pid}`, deadlineMs);
  t.is(own.io, 'readable');
  const root = temporaryDirectory(t);
  writeIn(root, '5/io', 'rchar: 1\n');
  writeIn(root, '5/stack/in the way', '');
  const some = await accessesOf(join(root, '5'), deadlineMs);
  t.deepEqual(some, { io: 'readable', smaps_rollup: 'absent', syscall: 'absent', stack: 'absent' });
});

(isRoot ? test.skip : test)(
  `what belongs to root is denied${isRoot ? ' (skipped: we are root)' : ''}`,
  async (t) => {
    t.is((await accessesOf('/proc/1', deadlineMs)).io, 'denied');
  },
);

test('a file that never answers is silent, after the deadline and beside those that do', async (t) => {
  const root = temporaryDirectory(t);
  writeIn(root, '5/io', 'rchar: 1\n');
  writePipes(t, [join(root, '5/smaps_rollup'), join(root, '5/syscall')]);
  const fd = openSync(join(root, '5/syscall'), constants.O_RDWR);
  t.teardown(() => closeSync(fd));
  // Long for a grep, short for ever.
  const some = await accessesOf(join(root, '5'), 5000);
  t.deepEqual(some, {
    io: 'readable',
    smaps_rollup: 'silent',
    syscall: 'silent',
    stack: 'absent',
  });
});

test('a tree where every file is a pipe that nobody answers is told of in time', async (t) => {
  const root = temporaryDirectory(t);
  const uid = process.geteuid?.() ?? 0;
  writeIn(root, '5/stat', statLine(5, 'own'));
  writeIn(root, '5/status', `Name:\tx\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\nGid:\t0\t0\t0\t0\n`);
  writeIn(root, 'sys/kernel/yama/x', '');
  writeIn(root, 'pressure/x', '');
  writeIn(root, 'self/ns/x', '');
  writeIn(root, `${process.pid}/x`, '');
  const pipes = [
    ...['sys/kernel/osrelease', 'sys/kernel/task_delayacct', 'sys/kernel/yama/ptrace_scope'],
    ...['pressure/cpu', 'self/cgroup', 'self/schedstat', 'self/mountinfo', 'self/limits'],
    ...['self/status', 'self/ns/pid', `${process.pid}/cmdline`, '5/wchan', '5/io'],
    ...['5/syscall', '5/stack', '5/smaps_rollup'],
  ].map((name) => join(root, name));
  writePipes(t, pipes);
  const facts = await readMachine(root, 100);
  t.is(facts.program.commandLineHelper, undefined);
  t.deepEqual(facts.processFiles.own, {
    wchan: 'denied',
    io: 'silent',
    smaps_rollup: 'silent',
    syscall: 'silent',
    stack: 'silent',
  });
  t.is(facts.processFiles.other, undefined);
  t.false(facts.procfs.isMounted);
  t.is(facts.kernel.release, undefined);
});

test('versions of cgroups are told by the lines of /proc/self/cgroup', (t) => {
  t.is(cgroupVersionOf('0::/user.slice\n'), 'v2');
  t.is(cgroupVersionOf('4:memory:/x\n1:cpu:/\n'), 'v1');
  t.is(cgroupVersionOf('9:name=systemd:/\n0::/\n'), 'v1 and v2');
  t.is(cgroupVersionOf(''), undefined);
});
