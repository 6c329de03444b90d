import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Outcome } from '../../../src/signals/outcome.js';
import { canFreeze, isRoot } from '../../helpers/machine.js';
import { type Scenario, startScenario } from '../../helpers/scenario.js';
import { tellsReapedExit } from './reaped-exit.js';

/** A real process in some situation, a signal to it, and the sentence on what became of that. */
export type SaidCase = {
  /** As fixtures/scenarios/signal-target.c names them. */
  readonly state: string;
  readonly wish?: string;
  readonly signal: string;
  /** The first of this type is asked for; else the last word. */
  readonly type?: Outcome['type'];
  /** With P in the place of the parent. */
  readonly said: RegExp;
  readonly isReaped?: true;
  readonly needs?: { readonly isThere: boolean; readonly name: string };
};

const some = '[\\d.]+ m?s';
const soon = `(at once|after ${some})`;
const until = 'a zombie until parent P \\(signal-target\\) reaps it';
const root = { isThere: isRoot, name: 'root' };
const freezer = { isThere: canFreeze, name: 'a freezer to write to' };
const coreFiles = { isThere: canLeaveCore(), name: 'a core file where it is' };

/** What every user of the screen meets first. */
export const plainCases: readonly SaidCase[] = [
  {
    ...{ state: 'plain', signal: 'TERM', isReaped: true },
    said: RegExp(`^died${tellsReapedExit ? ' of it' : '( of it)?'} ${soon}$`),
  },
  { state: 'plain', signal: 'KILL', said: RegExp(`^died of it ${soon}; ${until}$`) },
  { state: 'plain', signal: 'STOP', said: RegExp(`^stopped ${soon}$`) },
  { state: 'stopped', signal: 'CONT', said: RegExp(`^continued ${soon}$`) },
  {
    ...{ state: 'stopped', signal: 'TERM', type: 'pending' },
    said: RegExp(`^pending ${some} \\(stopped: it waits for CONT\\)$`),
  },
];

const endingCases: readonly SaidCase[] = [
  {
    ...{ state: 'plain', wish: 'exits', signal: 'TERM' },
    said: RegExp(`^died ${soon} \\(exit status 3\\); ${until}$`),
  },
  {
    ...{ state: 'plain', wish: 'kills-itself', signal: 'TERM' },
    said: RegExp(`^died ${soon} \\(ended by signal 9 KILL\\); ${until}$`),
  },
  {
    ...{ state: 'plain', wish: 'core', signal: 'QUIT', needs: coreFiles },
    said: RegExp(`^died of it ${soon} \\(core dumped\\); ${until}$`),
  },
  {
    ...{ state: 'frozen-thread', wish: 'other-blocks', signal: 'QUIT', type: 'exiting' },
    ...{ needs: freezer, said: RegExp(`^writing its core for ${some} \\(D in [a-z_.0-9]+\\)$`) },
  },
];

const pendingCases: readonly SaidCase[] = [
  {
    ...{ state: 'plain', wish: 'blocked', signal: 'TERM', type: 'pending' },
    said: RegExp(`^pending ${some} \\(blocked\\)$`),
  },
  {
    ...{ state: 'vfork', signal: 'QUIT', type: 'pending' },
    said: RegExp(`^pending ${some} \\(D in [a-z_]+(\\.[a-z0-9.]+)?\\)$`),
  },
  {
    ...{ state: 'trace-stop', signal: 'TERM', type: 'pending' },
    said: RegExp(`^pending ${some} \\(stopped by its tracer P\\)$`),
  },
  {
    ...{ state: 'frozen-v1', signal: 'KILL', type: 'pending', needs: freezer },
    said: RegExp(`^pending ${some} \\(frozen by its cgroup\\)$`),
  },
];

const deliveredCases: readonly SaidCase[] = [
  {
    ...{ state: 'plain', wish: 'handler', signal: 'USR1', type: 'delivered' },
    said: RegExp(`^delivered ${soon}: its handler decides$`),
  },
  {
    ...{ state: 'plain', wish: 'handler', signal: 'USR1' },
    said: /^delivered to its handler; still there after [5-9][.\d]* s \(S\)$/,
  },
  {
    ...{ state: 'traced', signal: 'TERM', type: 'delivered' },
    said: RegExp(`^delivered ${soon}: its tracer P decides$`),
  },
  {
    ...{ state: 'traced', signal: 'TERM' },
    said: /^delivered to its tracer P; still there after [5-9][.\d]* s \(t\)$/,
  },
  {
    ...{ state: 'plain', wish: 'sigwait', signal: 'TERM' },
    said: RegExp(`^delivered to its sigwait or signalfd; still there after ${some} \\(S\\)$`),
  },
  {
    ...{ state: 'plain', wish: 'signalfd', signal: 'TERM' },
    said: RegExp(`^delivered to its sigwait or signalfd; still there after ${some} \\(S\\)$`),
  },
];

const effectlessCases: readonly SaidCase[] = [
  { state: 'stopped', signal: 'STOP', said: /^no effect: it was stopped already$/ },
  { state: 'plain', signal: 'CONT', said: /^no effect: it was not stopped \(S\)$/ },
  { state: 'plain', wish: 'ignored', signal: 'TERM', said: /^dropped: it ignores TERM$/ },
  { state: 'plain', signal: 'CHLD', said: /^dropped: CHLD does nothing by default$/ },
  {
    ...{ state: 'namespace-init', signal: 'TERM', needs: root },
    said: /^dropped: an init that does not handle TERM$/,
  },
  {
    ...{ state: 'orphaned', signal: 'TSTP' },
    said: RegExp(
      `^sent; still there after ${some} \\(S\\); perhaps its process group is orphaned$`,
    ),
  },
  { state: 'zombie', signal: 'KILL', said: RegExp(`^no effect: ${until}$`) },
];

/** All others that can be brought about. */
export const furtherCases: readonly SaidCase[] = [
  ...endingCases,
  ...pendingCases,
  ...deliveredCases,
  ...effectlessCases,
];

/** Its victim; the third argument is the place for a freezer or for a core file. */
export function startVictim(t: ExecutionContext, { state, wish }: SaidCase): Promise<Scenario> {
  const place = wish === 'core' ? placeForCore(t) : '/sys/fs/cgroup/freezer';
  return startScenario(t, 'signal-target', [state, wish ?? 'default', place]);
}

export function isSaid(words: string, { said }: SaidCase, { programPid }: Scenario): boolean {
  return said.test(words.replaceAll(String(programPid), 'P'));
}

function placeForCore(t: ExecutionContext): string {
  const place = mkdtempSync(join(tmpdir(), 'treetop-core-'));
  t.teardown(() => rmSync(place, { recursive: true }));
  return place;
}

/** core(5): a pattern that is a path or a program would leave it elsewhere; a hard limit of 0 forbids it. */
function canLeaveCore(): boolean {
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'latin1');
  const limits = readFileSync('/proc/self/limits', 'latin1');
  return !/^[|/]/.test(pattern) && !/^Max core file size +\S+ +0 /m.test(limits);
}
