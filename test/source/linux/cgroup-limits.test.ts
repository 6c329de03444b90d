import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { cgroupDirectories } from '../../../src/source/linux/cgroup-directories.js';
import { linuxSource } from '../../../src/source/linux/linux-source.js';
import { temporaryDirectory, writeIn, writeProcess } from './proc-tree.js';

const v2 = '31 23 0:28 / /sys/fs/cgroup rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate\n';
const v1 = [
  '32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n',
  '35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n',
].join('');

test('the directories lead from the own cgroup up to the top of what is mounted', (t) => {
  t.deepEqual(cgroupDirectories('memory', '0::/a.slice/b.scope\n', v2), {
    version: 2,
    paths: ['/sys/fs/cgroup/a.slice/b.scope', '/sys/fs/cgroup/a.slice', '/sys/fs/cgroup'],
  });
  t.deepEqual(cgroupDirectories('cpu', '2:cpu,cpuacct:/x\n0::/\n', v1 + v2), {
    version: 1,
    paths: ['/sys/fs/cgroup/cpu,cpuacct/x', '/sys/fs/cgroup/cpu,cpuacct'],
  });
  t.is(cgroupDirectories('memory', '0::/a\n', v1), undefined);
  t.is(cgroupDirectories('memory', '', v2), undefined);
});

test('a container that sees only its own part of the hierarchy finds its own files', (t) => {
  const own = v2.replace(' / ', ' /docker/abc ');
  t.deepEqual(cgroupDirectories('cpu', '0::/docker/abc\n', own)?.paths, ['/sys/fs/cgroup']);
  t.deepEqual(cgroupDirectories('cpu', '0::/docker/abc/in\n', own)?.paths, [
    '/sys/fs/cgroup/in',
    '/sys/fs/cgroup',
  ]);
  t.deepEqual(cgroupDirectories('cpu', '0::/docker/other\n', own)?.paths, ['/sys/fs/cgroup']);
  t.deepEqual(cgroupDirectories('cpu', '0::/../x\n', v2)?.paths, ['/sys/fs/cgroup']);
});

test('of version 2 the least limit of all ancestors counts, with the use of the one that has it', async (t) => {
  const { limits } = await sampled(t, '0::/a/b\n', v2, {
    'a/b/cpu.max': '400000 100000\n',
    'a/cpu.max': '150000 100000\n',
    'cpu.max': 'max 100000\n',
    'a/b/memory.max': '1073741824\n',
    'a/b/memory.current': '536870912\n',
    'a/b/memory.stat': 'anon 5\ninactive_file 1048576\nactive_file 7\n',
    'a/memory.max': 'max\n',
  });
  t.deepEqual(limits, {
    cpuQuotaCores: 1.5,
    cpuSource: '/sys/fs/cgroup/a',
    memoryLimitBytes: 1073741824,
    memoryUsageBytes: 536870912,
    memoryInactiveFileBytes: 1048576,
    memorySource: '/sys/fs/cgroup/a/b',
  });
});

test('of version 1 -1 and the largest number are no limits', async (t) => {
  const cgroup = '2:cpu,cpuacct:/c\n4:memory:/m\n';
  const unlimited = {
    'cpu,cpuacct/c/cpu.cfs_quota_us': '-1\n',
    'cpu,cpuacct/c/cpu.cfs_period_us': '100000\n',
    'memory/m/memory.limit_in_bytes': '9223372036854771712\n',
  };
  t.is((await sampled(t, cgroup, v1, unlimited)).limits, undefined);
  const { limits } = await sampled(t, cgroup, v1, {
    ...unlimited,
    'cpu,cpuacct/c/cpu.cfs_quota_us': '50000\n',
    'memory/m/memory.limit_in_bytes': '4096\n',
    'memory/m/memory.usage_in_bytes': '2048\n',
    'memory/m/memory.stat': 'inactive_file 1\ntotal_inactive_file 1024\n',
  });
  t.deepEqual(limits, {
    cpuQuotaCores: 0.5,
    cpuSource: '/sys/fs/cgroup/cpu,cpuacct/c',
    memoryLimitBytes: 4096,
    memoryUsageBytes: 2048,
    memoryInactiveFileBytes: 1024,
    memorySource: '/sys/fs/cgroup/memory/m',
  });
});

test('whatever stands in a limit that is no number is no limit', async (t) => {
  for (const text of ['', '\n', 'x 100000', '-5', '100000 0', '1e3', '\u0000']) {
    const files = { 'cpu.max': text, 'memory.max': text };
    const { limits } = await sampled(t, '0::/\n', v2, files);
    t.is(limits, undefined, JSON.stringify(text));
  }
});

test('a tree of another machine without cgroups has no limits, whatever this machine has', async (t) => {
  const root = join(temporaryDirectory(t), 'proc');
  writeProcess(root, 1, 'init');
  writeIn(root, '1/cgroup', '0::/\n');
  writeIn(root, 'self/mountinfo', v1 + v2);
  const source = linuxSource({ procRoot: root });
  t.teardown(source.close);
  const sample = await source.next({ status: [], cmdline: [] });
  t.truthy(sample);
  t.is(sample?.host.limits, undefined);
  t.is(sample?.viewer.pidNamespace, undefined);
});

/** What a captured machine with these files below /sys/fs/cgroup is said to have. */
async function sampled(
  t: ExecutionContext,
  cgroup: string,
  mountinfo: string,
  files: Readonly<Record<string, string>>,
) {
  const machine = temporaryDirectory(t);
  const root = join(machine, 'proc');
  writeProcess(root, 1, 'init');
  writeIn(root, '1/cgroup', cgroup);
  writeIn(root, 'self/mountinfo', mountinfo);
  for (const [name, text] of Object.entries(files)) {
    writeIn(machine, join('sys/fs/cgroup', name), text);
  }
  const source = linuxSource({ procRoot: root });
  t.teardown(source.close);
  const sample = await source.next({ status: [], cmdline: [] });
  return { limits: sample?.host.limits };
}
