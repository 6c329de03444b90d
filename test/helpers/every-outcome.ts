import type { Obstacle } from '../../src/signals/obstacle.js';
import type { DropReason, NotSent, Outcome, Settled, Taker } from '../../src/signals/outcome.js';
import type { SignalHold } from '../../src/signals/prediction.js';

/** What was told of a signal, to whom. */
export type ToldOutcome = { readonly signal: string; readonly outcome: Outcome };

/*
 * One of each, for the golden screens. A type, a reason, a hold or a taker that is added to those of outcome.ts and
 * is not here does not compile.
 */

const told = (signal: string, outcome: Outcome): ToldOutcome => ({ signal, outcome });

type Pending = Extract<Outcome, { type: 'pending' }>;

const pending: Readonly<Record<SignalHold, Pending>> = {
  blocked: { type: 'pending', afterMs: 3000, hold: 'blocked', stateCode: 'S' },
  stopped: { type: 'pending', afterMs: 61_000, hold: 'stopped', stateCode: 'T' },
  uninterruptible: {
    ...{ type: 'pending', afterMs: 40_000, hold: 'uninterruptible' },
    ...{ stateCode: 'D', waitChannel: 'request_wait_answer' },
  },
  frozen: { type: 'pending', afterMs: 7_200_000, hold: 'frozen', stateCode: 'D' },
  tracerStop: {
    ...{ type: 'pending', afterMs: 900, hold: 'tracerStop', stateCode: 't', tracerPid: 812 },
  },
};

const takers: Readonly<Record<Taker['taker'], Taker>> = {
  handler: { taker: 'handler' },
  tracer: { taker: 'tracer', tracerPid: 812 },
  reader: { taker: 'reader' },
};

const delivered = Object.values(takers).map((taker) =>
  told('TERM', { type: 'delivered', afterMs: 5, ...taker }),
);

type UnderwayType = Exclude<Outcome['type'], Settled['type'] | NotSent['type']>;

const underwayOfType: Readonly<Record<UnderwayType, readonly ToldOutcome[]>> = {
  pending: [
    ...Object.values(pending).map((outcome) => told('TERM', outcome)),
    told('TERM', { type: 'pending', afterMs: 60, stateCode: 'R' }),
  ],
  exiting: [
    told('TERM', {
      ...{ type: 'exiting', afterMs: 2000, isDumpingCore: false, stateCode: 'S' },
      waitChannel: 'do_wait',
    }),
    told('QUIT', {
      ...{ type: 'exiting', afterMs: 12_000, isDumpingCore: true, stateCode: 'D' },
      waitChannel: 'vfs_coredump',
    }),
  ],
  delivered,
};

const drops: Readonly<Record<DropReason, ToldOutcome>> = {
  itIgnores: told('HUP', { type: 'dropped', because: 'itIgnores', stateCode: 'S' }),
  byDefault: told('CHLD', { type: 'dropped', because: 'byDefault', stateCode: 'S' }),
  initWithoutHandler: told('TERM', {
    ...{ type: 'dropped', because: 'initWithoutHandler', stateCode: 'S' },
  }),
  kernelThread: told('KILL', { type: 'dropped', because: 'kernelThread', stateCode: 'I' }),
  notStopped: told('CONT', { type: 'dropped', because: 'notStopped', stateCode: 'S' }),
  stoppedAlready: told('STOP', { type: 'dropped', because: 'stoppedAlready', stateCode: 'T' }),
};

const parent = { ppid: 812, parentComm: 'node' };

const settledOfType: Readonly<Record<Settled['type'], readonly ToldOutcome[]>> = {
  died: [
    told('TERM', { type: 'died', afterMs: 12, exitCode: 15 }),
    told('TERM', { type: 'died', afterMs: 0, exitCode: 0 }),
    told('TERM', { type: 'died', afterMs: 1200, exitCode: 0x300 }),
    told('TERM', { type: 'died', afterMs: 3, exitCode: 9 }),
    told('QUIT', { type: 'died', afterMs: 90, exitCode: 0x83 }),
    told('TERM', { type: 'died', afterMs: 12 }),
  ],
  zombie: [
    told('TERM', { type: 'zombie', afterMs: 300, exitCode: 15, ...parent }),
    told('TERM', { type: 'zombie', afterMs: 300, ppid: 812 }),
  ],
  wasZombie: [told('KILL', { type: 'wasZombie', ...parent })],
  stopped: [told('STOP', { type: 'stopped', afterMs: 0 })],
  continued: [told('CONT', { type: 'continued', afterMs: 3 })],
  dropped: Object.values(drops),
  survived: Object.values(takers).map((taker) =>
    told('TERM', { type: 'survived', afterMs: 5000, stateCode: 'S', ...taker }),
  ),
  stillThere: [
    told('TERM', { type: 'stillThere', afterMs: 950, stateCode: 'S' }),
    told('TSTP', { type: 'stillThere', afterMs: 950, stateCode: 'S' }),
  ],
  notFollowed: [told('TERM', { type: 'notFollowed', afterMs: 3000, limit: 1000 })],
};

const obstacles: Readonly<Record<Obstacle['type'], Obstacle>> = {
  gone: { type: 'gone' },
  nowAnother: { type: 'nowAnother', startTicks: 90_210 },
  userChanged: { type: 'userChanged', fromUid: 1000, toUid: 0 },
};

const notSentOfType: Readonly<Record<NotSent['type'], ToldOutcome>> = {
  gone: told('TERM', obstacles.gone),
  nowAnother: told('TERM', obstacles.nowAnother),
  userChanged: told('TERM', obstacles.userChanged),
  noPermission: told('TERM', { type: 'noPermission' }),
  refused: told('TERM', { type: 'refused', reason: '0 is not the pid of a process' }),
  failed: told('TERM', { type: 'failed', error: 'EINVAL' }),
};

export const underwayOutcomes: readonly ToldOutcome[] = Object.values(underwayOfType).flat();
export const settledOutcomes: readonly ToldOutcome[] = Object.values(settledOfType).flat();
export const notSentOutcomes: readonly ToldOutcome[] = Object.values(notSentOfType);
