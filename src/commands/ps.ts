import { type Command, Option } from 'commander';
import { visibleRows } from '../app/rows/visible-rows.js';
import { showAtStart } from '../app/table/table-show.js';
import type { Column } from '../columns/column.js';
import { columns, plainColumns } from '../columns/columns.js';
import { factsNeeded } from '../columns/needs.js';
import { rowFactColumns } from '../columns/row-fact-columns.js';
import { byPid } from '../columns/usual-sorts.js';
import { detailsForJson } from '../export/details-json.js';
import { hostAsJson } from '../export/host-json.js';
import { processesAsCsv } from '../export/processes-csv.js';
import { processesAsJson } from '../export/processes-json.js';
import { processesAsText, usualTextColumns } from '../export/processes-text.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { Demand, Need } from '../sample/demand.js';
import { noteText } from '../view/note-text.js';
import { WrongUsage } from './failure.js';
import { intervalMs } from './interval.js';
import { logged } from './log.js';
import { type Asked, modelsOnce, modelsRepeated } from './models-of-source.js';
import { type GeneralOptions, newCommand } from './new-command.js';
import { columnList, positiveCount } from './option-values.js';
import {
  type SourceOptions,
  type TableOptions,
  withSourceOptions,
  withTableOptions,
} from './options.js';
import { selectionFilter, unknownNotes } from './selection-filter.js';
import { say } from './standard-error.js';
import { print } from './standard-output.js';

type PsOptions = GeneralOptions &
  SourceOptions &
  TableOptions & {
    readonly tree?: true;
    readonly json?: true;
    readonly csv?: true;
    readonly details?: true;
    readonly host?: true;
    readonly output?: readonly Column[];
    readonly count?: number;
  };

/** `treetop ps`: the processes once, or COUNT times, as text, JSON or CSV. */
export async function ps(words: readonly string[]): Promise<number> {
  const options = psCommand()
    .parse([...words], { from: 'user' })
    .opts<PsOptions>();
  if (options.count !== undefined) intervalMs(options);
  if (options.details && !options.json) throw new WrongUsage('--details goes with --json');
  if (options.host && !options.json) throw new WrongUsage('--host goes with --json');
  await logged(options.log, async (log) => {
    const asked = askedBy(options);
    const models =
      options.count === undefined
        ? modelsOnce(options, asked)
        : modelsRepeated(options, asked, options.count);
    for await (const model of models) {
      log.notes(model.sample.notes);
      if (!(await print(documentOf(model, options)))) break;
    }
  });
  return 0;
}

function listed(some: readonly Column[]): string {
  return some.map(({ id, summary }) => `  ${id.padEnd(longestId + 2)}${summary}`).join('\n');
}

const longestId = Math.max(...columns.map(({ id }) => id.length));

function psCommand(): Command {
  const command = newCommand('treetop ps', 'Print the processes.')
    .option('--tree', 'parents before their children')
    .addOption(new Option('--json', 'a JSON document, with -n one a line').conflicts('csv'))
    .option('--host', 'with --json: the machine and its devices, too')
    .option('--csv', 'comma-separated values with a header')
    .option('--details', 'with --json: all that can be read of each process')
    .option('-o, --output <columns>', 'these columns only, comma list', columnList)
    .option('-n, --count <count>', 'so many times, -d apart', positiveCount);
  return withTableOptions(withSourceOptions(command), '--sort <column>').addHelpText(
    'after',
    `\nColumns:\n${listed(plainColumns)}\n\nOnly where they are named (-o, --sort, -F), as each costs a file more for every process:\n${listed(rowFactColumns)}`,
  );
}

function askedBy(options: PsOptions): Asked {
  const demand = demandOf(options);
  if (!options.details) return { demand };
  const detailsOf: Asked['detailsOf'] = (model) => ({
    of: rowsOf(model, options).map(({ sample }) => sample),
    parts: ['process', 'memory', 'environment', 'files', 'locks'],
  });
  return { demand, detailsOf };
}

/** Beyond `stat` only what is printed, sorted or selected by: a command line costs a helper process. */
function demandOf(options: PsOptions): Demand {
  const { sort, user, filter, host } = options;
  const used = [...printedColumns(options), ...(sort ? [sort.column] : [])];
  const needs = new Set(used.map((column) => column.needs));
  const facts = [...factsNeeded([...used, ...(filter?.columns ?? [])])];
  const need = (what: 'status' | 'cmdline'): Need =>
    // A filter may look at anything.
    filter || needs.has(what) || (what === 'status' && user) ? 'all' : [];
  return {
    status: need('status'),
    cmdline: need('cmdline'),
    ...(facts.length === 0
      ? {}
      : { rowFacts: Object.fromEntries(facts.map((fact) => [fact, 'all'])) }),
    ...(host ? { devices: true } : {}),
  };
}

/** What costs a file for each process comes only where it is asked for by its name. */
function printedColumns({ output, json, csv }: PsOptions): readonly Column[] {
  return output ?? (json || csv ? plainColumns : usualTextColumns);
}

function documentOf(model: Model, options: PsOptions): string {
  const printed = printedColumns(options);
  const processes = rowsOf(model, options);
  const notes = [...model.sample.notes, ...unknownNotes(options, model)];
  if (options.json) {
    const more = options.details && detailsForJson(model);
    const host = options.host && hostAsJson(model);
    return processesAsJson(model, processes, printed, notes, more, host);
  }
  for (const note of notes) say(noteText(note));
  if (options.csv) return processesAsCsv(model, processes, printed);
  return processesAsText(model, processes, printed, options.tree === true);
}

/** Tombstones are no processes, and an ancestor that does not match the filter is only context. */
function rowsOf(model: Model, options: PsOptions): readonly Process[] {
  const rows = visibleRows(model, {
    isTree: options.tree === true,
    sort: options.sort ?? byPid,
    folded: new Set(),
    filter: selectionFilter(options),
    show: showAtStart,
  });
  return rows.flatMap(({ process, isContext }) =>
    isContext || process.goneSeenAtMs !== undefined ? [] : [process],
  );
}
