// Each sentence of what became of a signal, on a real process that is in that situation.
import test from 'ava';
import { parseSignal } from '../../../src/model/parse-signal.js';
import { outcomeWords } from '../../../src/signals/outcome-text.js';
import { hasCompiler } from '../../helpers/machine.js';
import { outcomeOnce, targetAt } from './live-signals.js';
import { furtherCases, isSaid, plainCases, startVictim } from './said-cases.js';

for (const one of [...plainCases, ...furtherCases]) {
  const { state, wish = 'default', signal: name, type, said, isReaped, needs } = one;
  const lacks = hasCompiler ? (needs?.isThere === false ? needs.name : undefined) : 'a C compiler';
  const define = lacks === undefined ? test : test.skip;
  const title = `${name} to one that is ${state}, ${wish}: ${said.source}`;
  define(lacks === undefined ? title : `${title} (skipped: needs ${lacks})`, async (t) => {
    const scenario = await startVictim(t, one);
    const signal = parseSignal(name);
    if (!signal) return t.fail(name);
    const target = targetAt(scenario.pid('target'));
    const reaped = isReaped && scenario.command('reap target');
    const outcome = await outcomeOnce(t, target, signal, type);
    await reaped;
    const words = outcomeWords(outcome, signal, target);
    t.log(words);
    t.true(isSaid(words, one, scenario), words);
  });
}
