import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { isAllAsAsked, type Sent, type SentAim, type ToldOfAim } from '../../src/export/sent.js';
import { sentAsJson } from '../../src/export/sent-json.js';
import { refusedText, sentLine, sentSummary, unsentLine } from '../../src/export/sent-text.js';
import type { Outcome } from '../../src/signals/outcome.js';
import { projectRoot } from '../helpers/project-root.js';
import { schemaFaults } from '../helpers/schema-faults.js';
import { signal } from '../signals/made-facts.js';
import { target } from '../signals/made-target.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/kill.schema.json'), 'utf8'));
const term = signal('TERM');
const prediction = { effect: 'terminates', certainty: 'certain', because: ['default'] } as const;
const tar = target({ comm: 'ta\u001b[31mr' });

function told(outcome: Outcome, given: Partial<ToldOfAim> = {}): ToldOfAim {
  const guard = { type: 'pidfd' } as const;
  return { target: tar, signal: term, outcome, isSettled: true, guard, ...given };
}

const aim = (outcome: Outcome, given: Partial<SentAim> = {}): SentAim => ({
  ...{ asked: '50', target: tar, prediction, told: told(outcome) },
  ...given,
});

const died = { type: 'died', afterMs: 2.4343530000000158, exitCode: 0x8f } as const;
const ignores = { type: 'dropped', because: 'itIgnores', stateCode: 'S' } as const;
const sentOf = (...aims: readonly SentAim[]): Sent => ({ signal: term, aims });

test('a line is the last word, and what would help where it is not as asked', (t) => {
  const lineOf = (outcome: Outcome) => sentLine(aim(outcome), told(outcome));
  t.is(lineOf(died), 'TERM → 50 ta\\x1b[31mr: died of it after 2 ms (core dumped)\n');
  t.is(
    lineOf(ignores),
    'TERM → 50 ta\\x1b[31mr: dropped: it ignores TERM; KILL cannot be ignored\n',
  );
  const zombie = { type: 'zombie', afterMs: 1, ppid: 7 } as const;
  t.false(lineOf(zombie).includes('dead already'));
});

test('a summary counts where there is more than one, and says that some may have escaped', (t) => {
  t.is(sentSummary(sentOf(aim(died))), '');
  const { asked: _, ...newcomer } = aim(died);
  const many = sentOf(aim(died), newcomer, aim(ignores));
  t.is(sentSummary(many), '3 targets, 1 of them joined meanwhile: 2 as asked\n');
  const frozen = { newcomers: 1, ended: 0, isComplete: false, afterMs: 5001 };
  t.is(
    sentSummary({ ...sentOf(aim(died)), frozen }),
    '1 target: 1 as asked; not all could be stopped first: some may have escaped\n',
  );
});

test('one that nothing was sent to, as it was all ended before, is said to be so', (t) => {
  t.is(unsentLine({ target: tar }, term), 'TERM → 50 ta\\x1b[31mr: not sent\n');
});

test('all is as asked only where each is, and where nobody may have escaped', (t) => {
  t.true(isAllAsAsked(sentOf(aim(died))));
  t.false(isAllAsAsked(sentOf(aim(died), aim(ignores))));
  const { told: __, ...untold } = aim(died);
  t.false(isAllAsAsked(sentOf(untold)));
  const frozen = { newcomers: 0, ended: 0, isComplete: true, afterMs: 1 };
  t.true(isAllAsAsked({ ...sentOf(aim(died)), frozen }));
  t.false(isAllAsAsked({ ...sentOf(aim(died)), frozen: { ...frozen, isComplete: false } }));
  t.false(isAllAsAsked(sentOf(aim({ type: 'gone' }))));
  t.true(isAllAsAsked(sentOf(aim(died), aim({ type: 'gone' }, { isKin: true }))));
  const { asked: ___, ...newcomer } = aim({ type: 'gone' });
  t.true(isAllAsAsked(sentOf(newcomer)));
});

test('where one is refused each has a line, and nothing of a name moves the cursor', (t) => {
  const aims = [
    { asked: '50', target: tar, prediction },
    { asked: '0', refusal: 'expected PID' },
  ];
  t.is(
    refusedText({ signal: term, aims }),
    'TERM → 50 ta\\x1b[31mr: not sent\nTERM → 0: refused: expected PID\n' +
      '2 targets, 1 refused: nothing was sent\n',
  );
  const document = JSON.parse(sentAsJson({ signal: term, aims }));
  t.deepEqual(schemaFaults(schema, document), []);
  t.false(document.isDryRun);
  t.is(document.targets[0].outcome, null);
});

const stateCode = 'S';
const outcomes: readonly Outcome[] = [
  { type: 'pending', afterMs: 60, hold: 'uninterruptible', stateCode: 'D', waitChannel: 'x' },
  { type: 'pending', afterMs: 60, hold: 'tracerStop', stateCode: 't', tracerPid: 7 },
  { type: 'exiting', afterMs: 60, isDumpingCore: true, stateCode: 'D' },
  { type: 'delivered', afterMs: 0, taker: 'handler' },
  died,
  { type: 'died', afterMs: 1, exitCode: 0x0300 },
  { type: 'died', afterMs: 1 },
  { type: 'zombie', afterMs: 1, exitCode: 15, ppid: 7, parentComm: 'node' },
  { type: 'wasZombie', ppid: 0 },
  { type: 'stopped', afterMs: 1 },
  { type: 'continued', afterMs: 1 },
  { type: 'survived', afterMs: 5000, taker: 'tracer', tracerPid: 7, stateCode: 't' },
  ignores,
  { type: 'dropped', because: 'kernelThread', stateCode },
  { type: 'stillThere', afterMs: 950, stateCode },
  { type: 'notFollowed', afterMs: 1, limit: 1 },
  { type: 'noPermission' },
  { type: 'gone' },
  { type: 'nowAnother', startTicks: 1 },
  { type: 'userChanged', fromUid: 1, toUid: 0 },
  { type: 'refused', reason: 'ours' },
  { type: 'failed', error: 'EAGAIN' },
];

test('as JSON every outcome is as the schema of docs/ has it: every key is there', (t) => {
  const guard = { type: 'comparison', reason: 'no pidfd_open here' } as const;
  const { asked: _, prediction: __, ...newcomer } = aim(died);
  const frozen = { newcomers: 1, ended: 2, isComplete: true, afterMs: 1.23456 };
  const text = sentAsJson({
    ...{ signal: term, frozen, next: { signal: signal('KILL'), afterMs: 200 } },
    aims: [
      ...outcomes.map((outcome) => aim(outcome)),
      aim(died, { told: told(died, { guard }) }),
      newcomer,
    ],
  });
  t.false(text.includes('\u001b'));
  const document = JSON.parse(text);
  t.deepEqual(schemaFaults(schema, document), []);
  t.deepEqual(
    document.targets.map((one: { outcome: { type: string } }) => one.outcome.type),
    [...outcomes.map(({ type }) => type), 'died', 'died'],
  );
  t.is(document.frozen.afterMs, 1.235);
  t.is(document.targets.at(-1).asked, null);
  t.like(document.targets.at(-2).outcome.guard, guard);
});

test('how it ended is told in parts, and which signal it is of', (t) => {
  const outcomeOf = (outcome: Outcome) =>
    JSON.parse(sentAsJson(sentOf(aim(outcome)))).targets[0].outcome;
  t.like(outcomeOf(died), {
    ...{ type: 'died', afterMs: 2.434, exitStatus: null, endedBy: 'TERM', hasDumpedCore: true },
    ...{ isAsAsked: true, help: null, signal: { name: 'TERM', number: 15 } },
    text: 'died of it after 2 ms (core dumped)',
  });
  t.like(outcomeOf({ type: 'died', afterMs: 1, exitCode: 0x0300 }), {
    ...{ exitStatus: 3, endedBy: null, hasDumpedCore: false },
  });
  t.like(outcomeOf({ type: 'died', afterMs: 1 }), {
    ...{ exitStatus: null, endedBy: null, hasDumpedCore: null },
  });
  t.like(outcomeOf(ignores), {
    ...{ because: 'itIgnores', afterMs: null, isAsAsked: false, help: 'KILL cannot be ignored' },
  });
});
