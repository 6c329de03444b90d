import type { KernelFacts } from '../../../sample/machine-facts.js';
import { asciiOf, type SmallFiles } from '../small-files.js';

/** What this kernel is and measures. */
export function readKernel(root: string, readSmallFile: SmallFiles): KernelFacts {
  const textOf = (name: string) => asciiOf(readSmallFile(`${root}/${name}`));
  const release = textOf('sys/kernel/osrelease')?.trim();
  // Before Linux 6.1 the kernel does not say; then what Node was built for.
  const arch = textOf('sys/kernel/arch')?.trim() || process.arch;
  const delay = textOf('sys/kernel/task_delayacct')?.trim();
  const cgroupVersion = cgroupVersionOf(textOf('self/cgroup') ?? '');
  return {
    ...(release ? { release } : {}),
    arch,
    pressure: pressureOf(readSmallFile(`${root}/pressure/cpu`)),
    ...(delay ? { isDelayCounted: delay !== '0' } : {}),
    // Three numbers; the first is 0 for ever where it is not counted, and we have run already.
    isRunDelayCounted: /^[1-9]/.test(textOf('self/schedstat') ?? ''),
    ...(cgroupVersion === undefined ? {} : { cgroupVersion }),
  };
}

/** With psi=0 the files are there, and reading them fails (EOPNOTSUPP). */
function pressureOf(bytes: ReturnType<SmallFiles>): KernelFacts['pressure'] {
  if (bytes === 'gone') return 'absent';
  return typeof bytes === 'string' || bytes.length === 0 ? 'off' : 'measured';
}

/** cgroups(7): `0::/path` is version 2, a line of another number version 1. */
export function cgroupVersionOf(text: string): KernelFacts['cgroupVersion'] {
  const hasTwo = /^0::/m.test(text);
  const hasOne = /^[1-9]\d*:/m.test(text);
  if (hasOne) return hasTwo ? 'v1 and v2' : 'v1';
  return hasTwo ? 'v2' : undefined;
}
