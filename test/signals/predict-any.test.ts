// Whatever was read, the prediction is one, and does not contradict itself or the kernel's first rules.
import { fc, testProp } from '@fast-check/ava';
import { signalCatalogue } from '../../src/model/signal-catalogue.js';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { predictionOf } from '../../src/signals/predict.js';
import { predictionLabel, predictionText } from '../../src/signals/prediction-text.js';
import { facts } from './made-facts.js';

const anyMask = fc
  .bigInt({ min: 0n, max: (1n << 64n) - 1n })
  .map((bits) => bits.toString(16).padStart(16, '0'));
const anyState = fc.constantFrom('R', 'S', 'D', 'T', 't', 'Z', 'X', 'I', 'K');
const anyWait = fc.constantFrom(
  '',
  '0',
  'kernel_clone',
  'do_sigtimedwait',
  'percpu_rwsem_wait',
  'ep_poll',
);
const anyUid = fc.constantFrom(0, 5, 1000);

const anyThreads = fc.array(
  fc.record(
    {
      tid: fc.nat(99),
      stateCode: anyState,
      blocked: anyMask,
      pending: anyMask,
      waitChannel: anyWait,
      tracerPid: fc.constantFrom(7, 812),
    },
    { requiredKeys: ['tid', 'stateCode', 'blocked', 'pending'] },
  ),
  { maxLength: 4 },
);

const anyFacts: fc.Arbitrary<TargetFacts> = fc
  .record(
    {
      uids: fc.tuple(anyUid, anyUid, anyUid, anyUid),
      tracerPid: fc.constantFrom(0, 0, 812),
      masks: fc.record({
        threadPending: anyMask,
        processPending: anyMask,
        blocked: anyMask,
        ignored: anyMask,
        caught: anyMask,
      }),
      namespacePids: fc.constantFrom([50], [50, 1], [1], [1, 7], [50, 8, 1]),
      threads: anyThreads,
      unreadThreads: fc.constantFrom(1, 5000),
      waitChannel: anyWait,
      frozen: fc.constantFrom('v1', 'v2'),
      isDumpingCore: fc.constant(true),
      userNamespace: fc.constantFrom(4026531837, 4026532200),
    } as const,
    { requiredKeys: [] },
  )
  .chain((given) =>
    fc
      .record({
        stateCode: anyState,
        flags: fc.constantFrom(0, 0x4, 0x200000),
        threads: fc.nat(5),
        pid: fc.constantFrom(1, 50),
      })
      .map((stat): TargetFacts => ({ readAtMs: 0, stat: { ...facts().stat, ...stat }, ...given })),
  );

const anySender = fc.record(
  {
    uid: anyUid,
    realUid: anyUid,
    session: fc.constantFrom(0, 40),
    capabilities: fc.constantFrom('0', '20', 'ffffffff'),
    userNamespace: fc.constant(4026532200),
  },
  { requiredKeys: ['uid'] },
);
const anySignal = fc.constantFrom(...signalCatalogue);
const anyGroup = fc.option(fc.record({ isOrphaned: fc.option(fc.boolean(), { nil: undefined }) }), {
  nil: undefined,
});
const given = [anyFacts, anySignal, anySender, anyGroup] as const;

testProp(
  'a prediction is one of those that are known, and says why',
  [...given],
  (t, target, signal, sender, group) => {
    const { effect, heldBy, certainty, because } = predictionOf(target, signal, sender, group);
    t.true(effects.includes(effect));
    t.true(heldBy === undefined || holds.includes(heldBy));
    t.true(['certain', 'likely', 'possible'].includes(certainty));
    t.true(because.length > 0 && because.every((one) => one.length > 0 && one.length < 120));
  },
);

testProp('the same facts give the same prediction', [...given], (t, ...args) => {
  t.deepEqual(predictionOf(...args), predictionOf(...args));
});

testProp(
  'KILL and STOP know no handler, no wish and no mask',
  [...given],
  (t, target, _, sender, group) => {
    for (const signal of signalCatalogue.filter(({ name }) => name === 'KILL' || name === 'STOP')) {
      const { effect, heldBy, because } = predictionOf(target, signal, sender, group);
      const isKernel = (target.stat.flags & 0x200000) !== 0;
      if (!isKernel) t.not(effect, 'runsHandler');
      if (effect === 'ignored')
        t.true(isKernel || because.some((one) => /^(pid 1 of|a kernel)/.test(one)));
      t.not(heldBy, 'blocked');
      t.not(effect, 'unknown');
    }
  },
);

testProp('effect, hold and signal do not contradict each other', [...given], (t, ...args) => {
  const [, { name, defaultAction }] = args;
  const { effect, heldBy, certainty } = predictionOf(...args);
  const isHeld = heldBy !== undefined;
  const contradictions = {
    heldWithoutEffect: isHeld && ['notPermitted', 'unknown'].includes(effect),
    continuesLater: effect === 'continues' && isHeld && heldBy !== 'frozen',
    heldByNoTracer: heldBy === 'tracerStop' && effect !== 'goesToTracer',
    blockedForSure: heldBy === 'blocked' && certainty !== 'possible',
    dumpsWithoutDefault: effect === 'dumpsCore' && defaultAction !== 'core',
    stopsWithoutDefault: effect === 'stops' && defaultAction !== 'stop',
    continuesWithout: effect === 'continues' && name !== 'CONT',
  };
  t.deepEqual(
    Object.entries(contradictions).filter(([, is]) => is),
    [],
  );
});

testProp('what has no effect has a cause, and nothing else has', [...given], (t, ...args) => {
  const { effect, cause } = predictionOf(...args);
  t.is(cause !== undefined, effect === 'ignored' || effect === 'nothing');
});

testProp('it is said in a column of 46, and in one of 24', [...given], (t, ...args) => {
  const prediction = predictionOf(...args);
  for (const [text, width] of [
    [predictionText(prediction), 46],
    [predictionLabel(prediction), 24],
  ] as const)
    t.true(text.length > 0 && text.length <= width, text);
});

const effects = [
  'terminates',
  'dumpsCore',
  'stops',
  'continues',
  'runsHandler',
  'ignored',
  'nothing',
  'goesToTracer',
  'notPermitted',
  'unknown',
];
const holds = ['blocked', 'stopped', 'uninterruptible', 'frozen', 'tracerStop'];
