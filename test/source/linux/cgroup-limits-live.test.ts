// A cgroup of the test's own with limits, and an init of its own in it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type CgroupMount, cgroupMounts } from '../../../src/source/linux/mountinfo.js';
import { canMakePidNamespace } from '../../helpers/machine.js';

const mounts = cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'));
const cpu = mountOf('cpu');
const memory = mountOf('memory');
const limitedTest = canMakePidNamespace && cpu && memory ? test : test.skip;

const SCRIPT = `
import { linuxSource } from ${JSON.stringify(new URL('../../../src/source/linux/linux-source.js', import.meta.url).href)};
const source = linuxSource();
const { host } = await source.next({ status: [], cmdline: [] });
await source.close();
console.log(JSON.stringify(host.limits));
`;

limitedTest(
  'the limits of the cgroup that init is in are the limits (needs root and cgroup v1)',
  (t) => {
    const cpuDirectory = madeCgroup(t, cpu, {
      'cpu.cfs_period_us': 100_000,
      'cpu.cfs_quota_us': 50_000,
    });
    const memoryDirectory = madeCgroup(t, memory, { 'memory.limit_in_bytes': 512 * 2 ** 20 });
    const enter = [cpuDirectory, memoryDirectory].map((one) => `echo $$ > ${one}/cgroup.procs`);
    const script = `${enter.join(' && ')} && exec unshare -mpf sh -c 'mount -t proc proc /proc; "$@"; true' sh "$@"`;
    const node = [process.execPath, '--input-type=module', '-e', SCRIPT];
    const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...node], { encoding: 'utf8' });
    t.is(stderr, '');
    const limits = JSON.parse(stdout);
    t.like(limits, {
      cpuQuotaCores: 0.5,
      cpuSource: cpuDirectory,
      memoryLimitBytes: 512 * 2 ** 20,
      memorySource: memoryDirectory,
    });
    t.true(limits.memoryUsageBytes > 0 && limits.memoryUsageBytes <= limits.memoryLimitBytes);
  },
);

function mountOf(controller: string): CgroupMount | undefined {
  const mount = mounts.find(({ controllers }) => controllers?.includes(controller));
  try {
    accessSync(mount?.mountPoint ?? '', constants.W_OK);
    return mount;
  } catch {
    return undefined;
  }
}

function madeCgroup(
  t: ExecutionContext,
  mount: CgroupMount | undefined,
  files: Readonly<Record<string, number>>,
): string {
  const directory = join(mount?.mountPoint ?? '', `treetop-test-${process.pid}`);
  mkdirSync(directory);
  t.teardown(() => rmdirSync(directory));
  for (const [name, value] of Object.entries(files))
    writeFileSync(join(directory, name), `${value}`);
  return directory;
}
