import { Option } from 'commander';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import { WrongUsage } from '../failure.js';
import { type GeneralOptions, newCommand } from '../new-command.js';
import { afterMs, signalOf, thenSignalOf, waitMs } from '../option-values.js';

export type KillOptions = GeneralOptions & {
  readonly signal?: CatalogueSignal;
  readonly tree?: true;
  readonly group?: true;
  readonly wait?: number;
  readonly then?: CatalogueSignal;
  readonly after?: number;
  readonly dryRun?: true;
  readonly force?: true;
  readonly json?: true;
};

export function killCommand() {
  return newCommand(
    'treetop kill',
    'Send a signal, and tell what became of it at each; with --dry-run what it would do, and why.',
  )
    .argument('<target...>', 'PID, or PID:startTicks so that a reused pid is refused')
    .option('-s, --signal <signal>', 'TERM, SIGTERM, 15, RTMIN+2; TERM if not given', signalOf)
    .addOption(new Option('--tree', 'with all that descend from it').conflicts('group'))
    .option('--group', 'with all of its process group')
    .option(
      '--wait <duration>',
      'for what becomes of it, such as 500ms, 5s; 1s if not given',
      waitMs,
    )
    .option('--then <signal>', 'then that one, to whom is still there', thenSignalOf)
    .option('--after <duration>', 'so long after the first', afterMs)
    .option('--dry-run', 'send nothing')
    .option('--force', 'pid 1 and kernel threads, too')
    .option('--json', 'as one JSON document (docs/kill.schema.json)')
    .addHelpText('after', afterHelp);
}

/** Throws WrongUsage where options do not go together. */
export function checkKillOptions({ then, after }: KillOptions): void {
  if (then && after === undefined) throw new WrongUsage('--then goes with --after DURATION');
  if (!then && after !== undefined) throw new WrongUsage('--after goes with --then SIGNAL');
}

const afterHelp = `
Where one of the targets is refused, nothing is sent to any. A tree and a group are stopped first, newcomers too, get the
signal and go on. Exit status: 0 each did what the signal asks for; 1 not all, or nothing was sent.`;
