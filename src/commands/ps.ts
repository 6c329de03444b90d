import { type Command, Option } from 'commander';
import { visibleRows } from '../app/visible-rows.js';
import { columnOf, columns } from '../columns/columns.js';
import { byPid } from '../columns/usual-sorts.js';
import { processesAsCsv } from '../export/processes-csv.js';
import { processesAsJson } from '../export/processes-json.js';
import { processesAsText } from '../export/processes-text.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import { noteText } from '../view/note-text.js';
import { openLog } from './log.js';
import { modelsOnce, modelsRepeated } from './models-of-source.js';
import {
  columnList,
  type GeneralOptions,
  newCommand,
  positiveCount,
  type SourceOptions,
  type TableOptions,
  withSourceOptions,
  withTableOptions,
} from './options.js';
import { selectionFilter, unknownNotes } from './selection-filter.js';
import { printer } from './standard-output.js';

type PsOptions = GeneralOptions &
  SourceOptions &
  TableOptions & {
    readonly tree?: true;
    readonly json?: true;
    readonly csv?: true;
    readonly output?: readonly string[];
    readonly count?: number;
  };

/** `treetop ps`: the processes once, or COUNT times, as text, JSON or CSV. */
export async function ps(words: readonly string[]): Promise<number> {
  const command = psCommand().parse([...words], { from: 'user' });
  const options = command.opts<PsOptions>();
  const log = openLog(options.log);
  const out = printer();
  const models = options.count ? modelsRepeated(options, options.count) : modelsOnce(options);
  for await (const model of models) {
    log.notes(model.sample.notes);
    await out.print(documentOf(model, options));
  }
  return 0;
}

function psCommand(): Command {
  const command = newCommand('treetop ps', 'Print the processes.')
    .option('--tree', 'parents before their children')
    .addOption(new Option('--json', 'a JSON document, with -n one a line').conflicts('csv'))
    .option('--csv', 'comma-separated values with a header')
    .option('-o, --output <columns>', 'these columns only, comma list', columnList)
    .option('-n, --count <count>', 'so many times, -d apart', positiveCount);
  return withTableOptions(withSourceOptions(command), '--sort <column>').addHelpText(
    'after',
    `\nColumns:\n${columns.map(({ id, summary }) => `  ${id.padEnd(16)}${summary}`).join('\n')}`,
  );
}

function documentOf(model: Model, options: PsOptions): string {
  const processes = rowsOf(model, options);
  const chosen = options.output?.flatMap((id) => columnOf(id) ?? []);
  const notes = [...model.sample.notes, ...unknownNotes(options, model)];
  if (options.json) return processesAsJson(model, processes, chosen, notes);
  for (const note of notes) process.stderr.write(`treetop: ${noteText(note)}\n`);
  if (options.csv) return processesAsCsv(model, processes, chosen);
  return processesAsText(model, processes, chosen, options.tree === true);
}

/** Tombstones are no processes, and an ancestor that does not match the filter is only context. */
function rowsOf(model: Model, options: PsOptions): readonly Process[] {
  const filter = selectionFilter(options);
  const sort = options.sort ?? byPid;
  const rows = visibleRows(model, {
    isTree: options.tree === true,
    sort,
    folded: new Set(),
    filter,
  });
  return rows.flatMap(({ process, isContext }) =>
    isContext || process.goneSeenAtMs !== undefined ? [] : [process],
  );
}
