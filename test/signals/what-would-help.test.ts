import test from 'ava';
import type { Outcome } from '../../src/signals/outcome.js';
import { whatWouldHelp } from '../../src/signals/what-would-help.js';
import { signal } from './made-facts.js';

const pending = { type: 'pending', afterMs: 1000, stateCode: 'S' } as const;
const inD = { ...pending, hold: 'uninterruptible', stateCode: 'D' } as const;
const exiting = { type: 'exiting', afterMs: 2000, isDumpingCore: false, stateCode: 'D' } as const;
const handled = { type: 'delivered', afterMs: 1, taker: 'handler' } as const;
const traced = { type: 'delivered', afterMs: 1, taker: 'tracer', tracerPid: 60 } as const;
const still = { type: 'stillThere', afterMs: 950, stateCode: 'S' } as const;
const dropped = { type: 'dropped', stateCode: 'S' } as const;

const cases: readonly (readonly [string, Outcome, string | undefined])[] = [
  [
    'KILL',
    { type: 'wasZombie', ppid: 812, parentComm: 'node' },
    'it is dead already: 812 has to wait for it, or to end',
  ],
  [
    'TERM',
    { type: 'zombie', afterMs: 3, ppid: 7 },
    'it is dead already: 7 has to wait for it, or to end',
  ],
  [
    'KILL',
    { ...inD, waitChannel: 'request_wait_answer' },
    'it acts when that wait ends; nothing else ends it before',
  ],
  [
    'QUIT',
    { ...inD, waitChannel: 'kernel_clone' },
    'it acts when that wait ends; KILL ends this one',
  ],
  ['QUIT', inD, 'it acts when that wait ends'],
  ['KILL', { ...pending, hold: 'frozen', stateCode: 'D' }, 'it acts when the cgroup is thawed'],
  [
    'TERM',
    { ...pending, hold: 'tracerStop' },
    'it acts when the tracer lets it go on; KILL acts at once',
  ],
  ['CONT', { ...pending, hold: 'tracerStop' }, 'it acts when the tracer lets it go on'],
  ['TERM', { ...pending, hold: 'stopped', stateCode: 'T' }, 'it acts after CONT; KILL needs none'],
  ['CHLD', { ...pending, hold: 'stopped', stateCode: 'T' }, 'it acts after CONT'],
  [
    'TERM',
    { ...pending, hold: 'blocked' },
    'it acts when the process unblocks it; KILL cannot be blocked',
  ],
  [
    'TSTP',
    { ...pending, hold: 'blocked' },
    'it acts when the process unblocks it; STOP cannot be blocked',
  ],
  ['WINCH', { ...pending, hold: 'blocked' }, 'it acts when the process unblocks it'],
  ['TERM', pending, undefined],
  ['KILL', exiting, 'it ends when that wait does; no signal hurries it'],
  ['KILL', { ...exiting, stateCode: 'R' }, undefined],
  [
    'QUIT',
    { ...exiting, isDumpingCore: true },
    'it ends when its core is written; KILL cuts that short',
  ],
  ['KILL', { ...exiting, isDumpingCore: true }, 'it ends when its core is written'],
  ['TERM', handled, 'KILL cannot be caught'],
  ['TSTP', handled, 'STOP cannot be caught'],
  ['CHLD', handled, undefined],
  [
    'TERM',
    { type: 'survived', afterMs: 950, taker: 'reader', stateCode: 'S' },
    'KILL cannot be caught',
  ],
  ['TERM', traced, 'its tracer has to pass it on; KILL passes it by'],
  ['STOP', traced, 'its tracer has to pass it on'],
  ['TERM', { ...dropped, because: 'itIgnores' }, 'KILL cannot be ignored'],
  ['TTIN', { ...dropped, because: 'itIgnores' }, 'STOP cannot be ignored'],
  ['CHLD', { ...dropped, because: 'byDefault' }, undefined],
  [
    'TERM',
    { ...dropped, because: 'initWithoutHandler' },
    'only KILL from outside its pid namespace acts on it',
  ],
  [
    'TSTP',
    { ...dropped, because: 'initWithoutHandler' },
    'only STOP from outside its pid namespace acts on it',
  ],
  ['KILL', { ...dropped, because: 'kernelThread' }, 'no signal acts on it'],
  ['CONT', { ...dropped, because: 'notStopped' }, undefined],
  ['STOP', { ...dropped, because: 'stoppedAlready' }, undefined],
  ['TERM', still, 'KILL can be neither caught, blocked nor ignored'],
  ['TSTP', still, 'STOP can be neither caught, blocked nor ignored'],
  ['KILL', still, undefined],
  ['TERM', { type: 'noPermission' }, 'its user may, and root'],
  ['TERM', { type: 'gone' }, undefined],
  ['TERM', { type: 'died', afterMs: 1 }, undefined],
];

for (const [name, outcome, help] of cases) {
  test(`${name}, ${JSON.stringify(outcome)}: ${help}`, (t) => {
    t.is(whatWouldHelp(outcome, signal(name)), help);
  });
}
