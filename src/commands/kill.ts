import { Option } from 'commander';
import type { Foretold } from '../export/foretold.js';
import { foretoldAsJson } from '../export/foretold-json.js';
import { foretoldAsText } from '../export/foretold-text.js';
import type { Model } from '../model/model.js';
import { parseSignal } from '../model/parse-signal.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import { aimsOf, type Scope } from '../signals/aims.js';
import { WrongUsage } from './failure.js';
import { foretell } from './foretell.js';
import { logged } from './log.js';
import { modelsOnce } from './models-of-source.js';
import { type GeneralOptions, newCommand } from './new-command.js';
import { signalOf } from './option-values.js';
import { print } from './standard-output.js';

type KillOptions = GeneralOptions & {
  readonly signal?: CatalogueSignal;
  readonly tree?: true;
  readonly group?: true;
  readonly dryRun?: true;
  readonly force?: true;
  readonly json?: true;
};

/** `treetop kill --dry-run`: what a signal would do to each target, and why. Nothing is sent. */
export async function kill(words: readonly string[]): Promise<number> {
  const command = killCommand().parse([...words], { from: 'user' });
  const options = command.opts<KillOptions>();
  if (!options.dryRun) throw new WrongUsage('--dry-run is needed: this version only foretells');
  return logged(options.log, async (log) => {
    const foretold = foretoldOf(await modelNow(), command.args, options);
    const text = options.json ? foretoldAsJson(foretold) : foretoldAsText(foretold);
    await print(text);
    const refused = foretold.aims.filter(({ refusal }) => refusal !== undefined);
    for (const { asked, refusal } of refused) log.line(`refused: ${asked}: ${refusal}`);
    return refused.length === 0 ? 0 : 1;
  });
}

function killCommand() {
  return newCommand(
    'treetop kill',
    'Tell what a signal would do to processes, each looked at by itself, and why.',
  )
    .argument('<target...>', 'PID, or PID:startTicks so that a reused pid is refused')
    .option('-s, --signal <signal>', 'TERM, SIGTERM, 15, RTMIN+2; TERM if not given', signalOf)
    .addOption(new Option('--tree', 'with all that descend from it').conflicts('group'))
    .option('--group', 'with all of its process group')
    .option('--dry-run', 'send nothing (needed in this version)')
    .option('--force', 'pid 1 and kernel threads, too')
    .option('--json', 'as one JSON document (docs/kill.schema.json)');
}

async function modelNow(): Promise<Model> {
  // The user of each is read with its masks.
  const demand = { status: [], cmdline: [] };
  for await (const model of modelsOnce({ delay: 0 }, { demand })) return model;
  throw new Error('a live source has no end');
}

function foretoldOf(model: Model, words: readonly string[], options: KillOptions): Foretold {
  const signal = options.signal ?? usualSignal();
  const scope: Scope = options.tree ? 'tree' : options.group ? 'group' : 'process';
  const aims = aimsOf(words, model, { scope, isForced: options.force === true });
  return { signal, aims: foretell(aims, signal, model) };
}

function usualSignal(): CatalogueSignal {
  const term = parseSignal('TERM');
  if (!term) throw new Error('the catalogue has no TERM');
  return term;
}
