import type { Foretold, LaterSignal } from '../../export/foretold.js';
import { foretoldAsJson } from '../../export/foretold-json.js';
import { foretoldAsText } from '../../export/foretold-text.js';
import type { Model } from '../../model/model.js';
import { parseSignal } from '../../model/parse-signal.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import { aimsOf, type Scope } from '../../signals/aims.js';
import { CannotDo } from '../failure.js';
import { type Log, logged } from '../log.js';
import { modelsOnce } from '../models-of-source.js';
import { print } from '../standard-output.js';
import { foretell } from './foretell.js';
import { killByPlan } from './kill-by-plan.js';
import { checkKillOptions, type KillOptions, killCommand } from './kill-options.js';

/** `treetop kill`: sends a signal and tells what became of it; with `--dry-run` what it would do, and why. */
export async function kill(words: readonly string[]): Promise<number> {
  const command = killCommand().parse([...words], { from: 'user' });
  const options = command.opts<KillOptions>();
  checkKillOptions(options);
  return logged(options.log, (log) =>
    options.dryRun ? foretold(command.args, options, log) : sent(command.args, options, log),
  );
}

async function foretold(words: readonly string[], options: KillOptions, log: Log): Promise<number> {
  const signal = signalOf(options);
  const model = await modelNow();
  const aims = foretell(aimsIn(model, words, options), signal, model);
  const result: Foretold = { signal, ...nextOf(options), aims };
  await print(options.json ? foretoldAsJson(result) : foretoldAsText(result));
  const refused = aims.filter(({ refusal }) => refusal !== undefined);
  for (const { asked, refusal } of refused) log.line(`refused: ${asked}: ${refusal}`);
  return refused.length === 0 ? 0 : 1;
}

async function sent(words: readonly string[], options: KillOptions, log: Log): Promise<number> {
  if (options.readOnly || options.readonly) {
    throw new CannotDo('--read-only sends no signal; --dry-run tells what it would do');
  }
  return killByPlan({
    aimsIn: (model) => aimsIn(model, words, options),
    modelNow,
    scope: scopeOf(options),
    isForced: options.force === true,
    signal: signalOf(options),
    ...nextOf(options),
    waitMs: options.wait ?? usualWaitMs,
    isJson: options.json === true,
    log,
  });
}

const usualWaitMs = 1000;

async function modelNow(): Promise<Model> {
  // The user of each is read with its masks.
  const demand = { status: [], cmdline: [] };
  for await (const model of modelsOnce({ delay: 0 }, { demand })) return model;
  throw new Error('a live source has no end');
}

function aimsIn(model: Model, words: readonly string[], options: KillOptions) {
  return aimsOf(words, model, { scope: scopeOf(options), isForced: options.force === true });
}

function scopeOf({ tree, group }: KillOptions): Scope {
  if (tree) return 'tree';
  return group ? 'group' : 'process';
}

function signalOf({ signal = parseSignal('TERM') }: KillOptions): CatalogueSignal {
  if (!signal) throw new Error('the catalogue has no TERM');
  return signal;
}

function nextOf({ then, after }: KillOptions): { readonly next?: LaterSignal } {
  return then && after !== undefined ? { next: { signal: then, afterMs: after } } : {};
}
