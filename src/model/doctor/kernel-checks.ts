import type { KernelFacts } from '../../sample/machine-facts.js';
import type { Check, Finding } from './check.js';

/** What this kernel measures. */
export function kernelChecks(facts: KernelFacts): readonly Check[] {
  const check = (id: string, title: string, enables: string, finding: Finding): Check => ({
    ...{ id, topic: 'Kernel', title, enables },
    ...finding,
  });
  return [
    check('kernel', 'kernel', 'the processes of Linux', kernel(facts)),
    check('pressure', 'pressure', 'time lost to waiting, in the header', pressure(facts)),
    check('schedstat', 'schedstat', "a process's wait for a CPU", schedstat(facts)),
    check('delayAccounting', 'delay accounting', unused, delayAccounting(facts)),
    check('cgroups', 'cgroups', 'the cgroup of a process', cgroups(facts)),
  ];
}

const unused = 'nothing in this version';

function kernel({ release, arch }: KernelFacts): Finding {
  if (release === undefined) return { state: 'unknown' };
  return { value: `Linux ${release}${arch ? ` ${arch}` : ''}`, state: 'ok' };
}

function pressure({ pressure: found }: KernelFacts): Finding {
  switch (found) {
    case 'measured':
      return { value: 'measured', state: 'ok' };
    case 'off':
      return { value: 'switched off', state: 'missing', advice: 'boot with psi=1' };
    case 'absent':
      return {
        value: 'not in this kernel',
        state: 'missing',
        advice: 'a kernel from 4.20 on that was built with CONFIG_PSI',
      };
  }
}

function schedstat({ isRunDelayCounted }: KernelFacts): Finding {
  if (isRunDelayCounted) return { value: 'counted', state: 'ok' };
  return {
    value: 'not counted',
    state: 'missing',
    advice: 'a kernel that was built with CONFIG_SCHED_INFO',
  };
}

function delayAccounting({ isDelayCounted }: KernelFacts): Finding {
  if (isDelayCounted === undefined) {
    return { value: 'no switch for it', state: 'unknown', advice: 'boot with delayacct' };
  }
  if (isDelayCounted) return { value: 'on', state: 'ok' };
  const advice = 'as root: `sysctl kernel.task_delayacct=1`, or boot with delayacct';
  return { value: 'off', state: 'missing', advice };
}

function cgroups({ cgroupVersion }: KernelFacts): Finding {
  if (cgroupVersion === undefined) return { state: 'unknown' };
  return { value: cgroupVersion, state: 'ok' };
}
