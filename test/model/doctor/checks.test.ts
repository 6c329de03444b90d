import test from 'ava';
import { hasCapability } from '../../../src/model/doctor/capability.js';
import type { CheckState } from '../../../src/model/doctor/check.js';
import { checksOf } from '../../../src/model/doctor/checks.js';
import type { FileAccesses, MachineFacts } from '../../../src/sample/machine-facts.js';
import { healthy, machineWith, without } from './made-facts.js';

const denied: FileAccesses = {
  wchan: 'denied',
  io: 'denied',
  smaps_rollup: 'denied',
  syscall: 'denied',
  stack: 'denied',
};
const noCapabilities = { capabilities: '0000000000000000' };

/** A machine, the check that it is about, how it stands, what is said of it, and what to do. */
const cases: readonly (readonly [string, MachineFacts, string, CheckState, RegExp, RegExp?])[] = [
  [
    'a pipe',
    machineWith({ terminal: { isStdoutTty: false } }),
    'terminal',
    'missing',
    /stdout is no terminal/,
    /in a terminal/,
  ],
  [
    'TERM=dumb',
    machineWith({ terminal: { term: 'dumb' } }),
    'terminal',
    'missing',
    /TERM is dumb/,
    /`export TERM=/,
  ],
  [
    'no TERM',
    { ...healthy, terminal: without(healthy.terminal, 'term') },
    'terminal',
    'missing',
    /not set/,
    /`export TERM=/,
  ],
  [
    '16 colours',
    machineWith({ terminal: { colours: 16 } }),
    'colours',
    'limited',
    /^16$/,
    /TERM=xterm-256color/,
  ],
  [
    'NO_COLOR',
    machineWith({ terminal: { colours: 0, hasNoColor: true } }),
    'colours',
    'limited',
    /NO_COLOR/,
    /unset NO_COLOR/,
  ],
  [
    'a terminal without colours',
    machineWith({ terminal: { colours: 0, term: 'vt100' } }),
    'colours',
    'missing',
    /vt100/,
    /TERM=/,
  ],
  [
    'another locale',
    machineWith({ terminal: { isUtf8: false, locale: 'LC_ALL=C' } }),
    'utf8',
    'missing',
    /not by LC_ALL=C/,
    /C\.UTF-8/,
  ],
  [
    'no locale',
    { ...healthy, terminal: without(healthy.terminal, 'locale') },
    'utf8',
    'ok',
    /assumed/,
  ],
  [
    'a small window',
    machineWith({ terminal: { columns: 60, rows: 20 } }),
    'size',
    'limited',
    /^60x20$/,
    /80x24/,
  ],
  [
    'a tiny window',
    machineWith({ terminal: { columns: 19, rows: 50 } }),
    'size',
    'missing',
    /^19x50$/,
    /larger/,
  ],
  [
    'no window',
    { ...healthy, terminal: without(healthy.terminal, 'columns') },
    'size',
    'unknown',
    /^$/,
  ],
  [
    'the console of Linux',
    machineWith({ terminal: { term: 'linux' } }),
    'mouse',
    'missing',
    /none on/,
    /./,
  ],
  ['a strange TERM', machineWith({ terminal: { term: 'zork' } }), 'mouse', 'unknown', /^$/],
  ['half an hour', healthy, 'timeZone', 'ok', /^Asia\/Kolkata, \+0530$/],
  [
    'west of Greenwich',
    machineWith({ terminal: { utcOffsetMinutes: -210 } }),
    'timeZone',
    'ok',
    /, -0330$/,
  ],
  [
    'no setpriv',
    machineWith({ program: { commandLineHelper: 'grep' } }),
    'commandLines',
    'limited',
    /outlive/,
    /util-linux/,
  ],
  [
    'no grep',
    machineWith({ program: { commandLineHelper: 'unrunnable' } }),
    'commandLines',
    'missing',
    /no GNU grep/,
    /install/,
  ],
  [
    'a grep that hangs',
    { ...healthy, program: without(healthy.program, 'commandLineHelper') },
    'commandLines',
    'unknown',
    /did not answer/,
  ],
  [
    'a package less',
    { ...healthy, program: without(healthy.program, 'systeminformationVersion') },
    'systeminformation',
    'missing',
    /does not load/,
    /install/,
  ],
  [
    'no koffi',
    machineWith({ program: { hasKoffi: false } }),
    'native',
    'missing',
    /not installed/,
    /optional packages/,
  ],
  [
    'a sandbox',
    machineWith({
      program: { pidfdsUnavailable: 'pidfd_open is forbidden here (EPERM): a sandbox' },
    }),
    'pidfds',
    'limited',
    /forbidden/,
  ],
  ['any machine', healthy, 'kernelEvents', 'missing', /not in this version/],
  [
    'psi=0',
    machineWith({ kernel: { pressure: 'off' } }),
    'pressure',
    'missing',
    /switched off/,
    /psi=1/,
  ],
  [
    'an old kernel',
    machineWith({ kernel: { pressure: 'absent' } }),
    'pressure',
    'missing',
    /not in/,
    /4\.20/,
  ],
  [
    'no schedstat',
    machineWith({ kernel: { isRunDelayCounted: false } }),
    'schedstat',
    'missing',
    /not counted/,
    /CONFIG_SCHED_INFO/,
  ],
  [
    'no delay accounting',
    machineWith({ kernel: { isDelayCounted: false } }),
    'delayAccounting',
    'missing',
    /^off$/,
    /sysctl kernel\.task_delayacct=1/,
  ],
  [
    'no proc',
    machineWith({ procfs: { isMounted: false } }),
    'procfs',
    'missing',
    /no proc/,
    /mount -t proc/,
  ],
  [
    'hidepid for a user',
    machineWith({ procfs: { hidepid: '2' }, rights: noCapabilities }),
    'hidepid',
    'limited',
    /hidepid=2$/,
    /sudo/,
  ],
  [
    'hidepid for root',
    machineWith({ procfs: { hidepid: 'invisible' } }),
    'hidepid',
    'ok',
    /sees through/,
  ],
  [
    'a container',
    machineWith({ procfs: { isInitialPidNamespace: false } }),
    'pidNamespace',
    'limited',
    /inner/,
    /host/,
  ],
  [
    'Yama for a user',
    machineWith({
      rights: { ...noCapabilities, ptraceScope: 1 },
      processFiles: { own: { ...healthy.processFiles.own, syscall: 'denied', stack: 'denied' } },
    }),
    'ptraceScope',
    'limited',
    /^1: own children/,
    /ptrace_scope=0/,
  ],
  ['Yama for root', machineWith({ rights: { ptraceScope: 2 } }), 'ptraceScope', 'ok', /^2: /],
  [
    'Yama shut',
    machineWith({ rights: { ptraceScope: 3 } }),
    'ptraceScope',
    'limited',
    /nobody/,
    /next boot/,
  ],
  [
    "others' files denied",
    machineWith({ processFiles: { other: denied } }),
    'otherProcessFiles',
    'missing',
    /^not wchan, io, smaps_rollup, syscall, stack$/,
    /sudo/,
  ],
  [
    'own memory denied',
    machineWith({
      processFiles: { own: { ...denied, io: 'readable', smaps_rollup: 'silent', stack: 'absent' } },
    }),
    'ownProcessFiles',
    'limited',
    /^may read io; not wchan, syscall; no such file: stack; no answer: smaps_rollup$/,
    /sudo/,
  ],
  [
    'nobody else',
    { ...healthy, processFiles: without(healthy.processFiles, 'other') },
    'otherProcessFiles',
    'unknown',
    /none of another user/,
  ],
  [
    'few descriptors',
    machineWith({ rights: { descriptorLimit: 64, descriptorBudget: 0 } }),
    'descriptors',
    'limited',
    /limit 64: 0 can stay open, 100 are there/,
    /ulimit -n 1124/,
  ],
  [
    'no limit of descriptors',
    {
      ...healthy,
      rights: { ...without(healthy.rights, 'descriptorLimit'), descriptorBudget: 19_744 },
    },
    'descriptors',
    'ok',
    /^no limit/,
  ],
  [
    'a user of no rights',
    machineWith({ rights: noCapabilities }),
    'kill',
    'missing',
    /^not there$/,
    /sudo/,
  ],
  [
    'unreadable rights',
    { ...healthy, rights: without(healthy.rights, 'capabilities') },
    'kill',
    'unknown',
    /^$/,
  ],
  [
    'root of a container',
    machineWith({ rights: { isInitialUserNamespace: false } }),
    'user',
    'limited',
    /uid 0 \(root\) of an inner user namespace/,
    /outside/,
  ],
];

for (const [name, facts, id, state, value, advice] of cases) {
  test(`${name}: ${id} is ${state}`, (t) => {
    const check = checksOf(facts).find((one) => one.id === id);
    t.is(check?.state, state);
    t.regex(check?.value ?? '', value);
    if (advice) t.regex(check?.advice ?? '', advice);
    else t.is(check?.advice, undefined);
  });
}

test('on a healthy machine all is ok but what this version does not have', (t) => {
  const others = checksOf(healthy).filter(({ state }) => state !== 'ok');
  t.deepEqual(
    others.map(({ id }) => id),
    ['kernelEvents'],
  );
});

test('each check has an id of its own, says what it enables, and gives no advice where all is well', (t) => {
  const checks = checksOf(healthy);
  t.is(new Set(checks.map(({ id }) => id)).size, checks.length);
  for (const { id, enables, state, advice } of checks) {
    t.true(enables.length > 0, id);
    if (state === 'ok') t.is(advice, undefined, id);
  }
});

test('capabilities are told by their bits', (t) => {
  const only = (bit: number) => (1n << BigInt(bit)).toString(16).padStart(16, '0');
  for (const [capability, bit] of [
    ['kill', 5],
    ['netAdmin', 12],
    ['sysPtrace', 19],
    ['sysNice', 23],
  ] as const) {
    t.true(hasCapability(only(bit), capability));
    t.false(hasCapability(only(bit + 1), capability));
  }
  t.is(hasCapability(undefined, 'kill'), undefined);
  t.is(hasCapability('nonsense', 'kill'), undefined);
});
