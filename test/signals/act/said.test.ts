// Each sentence of what became of a signal, on a real process that is in that situation.
import test from 'ava';
import { parseSignal } from '../../../src/model/parse-signal.js';
import type { Outcome } from '../../../src/signals/outcome.js';
import { outcomeText } from '../../../src/signals/outcome-text.js';
import { canFreeze, hasCompiler, isRoot, kernelIsAtLeast } from '../../helpers/machine.js';
import { startScenario } from '../../helpers/scenario.js';
import { outcomeOnce, targetAt } from './live-signals.js';

type Case = {
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

const span = '(at once|after \\d+ ms)';
/** Of one that is reaped older kernels do not tell how it ended. */
const died = kernelIsAtLeast(6, 15) ? 'died of it' : 'died( of it)?';
const root = { isThere: isRoot, name: 'root' };
const freezer = { isThere: canFreeze, name: 'a freezer to write to' };

const cases: readonly Case[] = [
  { state: 'plain', signal: 'TERM', isReaped: true, said: RegExp(`^${died} ${span}$`) },
  {
    ...{ state: 'plain', signal: 'KILL' },
    said: RegExp(`^died of it ${span}; a zombie until parent P \\(signal-target\\) reaps it$`),
  },
  { state: 'plain', signal: 'STOP', said: RegExp(`^stopped ${span}$`) },
  { state: 'stopped', signal: 'STOP', said: /^no effect: it was stopped already$/ },
  { state: 'stopped', signal: 'CONT', said: RegExp(`^continued ${span}$`) },
  { state: 'plain', signal: 'CONT', said: /^no effect: it was not stopped \(S\)$/ },
  {
    ...{ state: 'stopped', signal: 'TERM', type: 'pending' },
    said: /^pending \d+ ms \(stopped: it waits for CONT\)$/,
  },
  {
    ...{ state: 'plain', wish: 'blocked', signal: 'TERM', type: 'pending' },
    said: /^pending \d+ ms \(blocked\)$/,
  },
  {
    ...{ state: 'vfork', signal: 'QUIT', type: 'pending' },
    said: /^pending \d+ ms \(D in [a-z_]+(\.[a-z0-9.]+)?\)$/,
  },
  {
    ...{ state: 'trace-stop', signal: 'TERM', type: 'pending' },
    said: /^pending \d+ ms \(stopped by its tracer P\)$/,
  },
  {
    ...{ state: 'frozen-v1', signal: 'KILL', type: 'pending', needs: freezer },
    said: /^pending \d+ ms \(frozen by its cgroup\)$/,
  },
  {
    ...{ state: 'plain', wish: 'handler', signal: 'USR1', type: 'delivered' },
    said: RegExp(`^delivered ${span}: its handler decides$`),
  },
  {
    ...{ state: 'plain', wish: 'handler', signal: 'USR1' },
    said: /^delivered to its handler; still there after 5 s \(S\)$/,
  },
  {
    ...{ state: 'traced', signal: 'TERM', type: 'delivered' },
    said: RegExp(`^delivered ${span}: its tracer P decides$`),
  },
  {
    ...{ state: 'traced', signal: 'TERM' },
    said: /^delivered to its tracer P; still there after 5 s \(t\)$/,
  },
  {
    ...{ state: 'plain', wish: 'sigwait', signal: 'TERM' },
    said: /^delivered to its sigwait or signalfd; still there after \d+ m?s \(S\)$/,
  },
  {
    ...{ state: 'plain', wish: 'signalfd', signal: 'TERM' },
    said: /^delivered to its sigwait or signalfd; still there after \d+ m?s \(S\)$/,
  },
  { state: 'plain', wish: 'ignored', signal: 'TERM', said: /^dropped: it ignores TERM$/ },
  { state: 'plain', signal: 'CHLD', said: /^dropped: CHLD does nothing by default$/ },
  {
    ...{ state: 'namespace-init', signal: 'TERM', needs: root },
    said: /^dropped: an init that does not handle TERM$/,
  },
  {
    ...{ state: 'zombie', signal: 'KILL' },
    said: /^no effect: a zombie until parent P \(signal-target\) reaps it$/,
  },
];

for (const { state, wish = 'default', signal: name, type, said, isReaped, needs } of cases) {
  const lacks = hasCompiler ? (needs?.isThere === false ? needs.name : undefined) : 'a C compiler';
  const define = lacks === undefined ? test : test.skip;
  const title = `${name} to one that is ${state}, ${wish}: ${said.source}`;
  define(lacks === undefined ? title : `${title} (skipped: needs ${lacks})`, async (t) => {
    const freezerMount = '/sys/fs/cgroup/freezer';
    const scenario = await startScenario(t, 'signal-target', [state, wish, freezerMount]);
    const signal = parseSignal(name);
    if (!signal) return t.fail(name);
    const target = targetAt(scenario.pid('target'));
    const reaped = isReaped && scenario.command('reap target');
    const outcome = await outcomeOnce(t, target, signal, type);
    await reaped;
    const text = outcomeText(target, signal, outcome);
    t.log(text);
    const what = text.replace(/^[^:]*: /, '');
    t.regex(what.replaceAll(String(scenario.programPid), 'P'), said);
  });
}
