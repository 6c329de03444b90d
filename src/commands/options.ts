import { Command, InvalidArgumentError, Option } from 'commander';
import { columnOf, columns } from '../columns/columns.js';
import { type Filter, parseFilter } from '../columns/filter.js';
import type { Sort } from '../columns/order.js';
import { parseDuration } from '../text/parse-duration.js';
import { version } from './version.js';

/** A command with what every command takes. Unknown options and words are wrong usage. */
export function newCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--read-only', 'send no signal, change nothing')
    .addOption(new Option('--readonly').hideHelp())
    .option('--no-color', 'no colour (as NO_COLOR in the environment)')
    .option('--log <file>', 'append notes and errors to this file')
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    .exitOverride();
}

export type GeneralOptions = {
  readonly readOnly?: true;
  readonly readonly?: true;
  readonly color: boolean;
  readonly log?: string;
};

/** Where the samples come from. */
export function withSourceOptions(command: Command): Command {
  const live = withLiveSourceOptions(command);
  return withReplayOptions(
    live.addOption(new Option('--replay <file>', 'play a recording').conflicts('procRoot')),
  );
}

/** Where live samples come from. */
export function withLiveSourceOptions(command: Command): Command {
  return command
    .option('--proc-root <dir>', 'read this tree instead of /proc')
    .addOption(new Option('--source <name>', 'where samples come from').choices(['linux']));
}

/** Where in a recording to begin. */
export function withReplayOptions(command: Command): Command {
  return command
    .addOption(new Option('--at <instant>', 'the last frame at or before').conflicts('frame'))
    .option('--frame <n>', 'frame number from 1, -1 is the last', frameNumber);
}

export type SourceOptions = {
  readonly procRoot?: string;
  readonly source?: 'linux';
  readonly replay?: string;
  readonly at?: string;
  readonly frame?: number;
};

/** Which processes, in which order, how often. */
export function withTableOptions(command: Command, sortFlags: string): Command {
  return command
    .option('-d, --delay <seconds>', 'time between samples', seconds)
    .option('-p, --pid <pids>', 'these pids only, comma list', pidList)
    .option('-u, --user <names>', "these users' only, names or uids, comma list", commaList)
    .option(sortFlags, 'column to sort by, -COL reverses', sortOf)
    .option('-F, --filter <expression>', 'such as: cpu>5 user=root !ssh', filterOf);
}

export type TableOptions = {
  readonly delay?: number;
  readonly pid?: readonly number[];
  readonly user?: readonly string[];
  readonly sort?: Sort;
  readonly filter?: Filter;
};

export function columnList(text: string): readonly string[] {
  return commaList(text).map((id) => {
    if (columnOf(id)) return id;
    throw new InvalidArgumentError(
      `Expected columns out of ${columns.map((one) => one.id).join(',')}.`,
    );
  });
}

export function positiveCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('Expected a whole number from 1 on.');
}

export function durationMs(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined)
    throw new InvalidArgumentError('Expected a duration such as 500ms, 30s, 5m.');
  return ms;
}

function frameNumber(text: string): number {
  if (/^(-1|[1-9]\d*)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a frame number from 1 on, or -1 for the last.');
}

/** Seconds as a decimal number. */
export function seconds(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$|^\d+\.$/.test(text) && value <= 86_400) return value;
  throw new InvalidArgumentError('Expected seconds as a decimal number.');
}

function pidList(text: string): readonly number[] {
  return commaList(text).map((one) => {
    if (/^[1-9]\d{0,9}$/.test(one)) return Number(one);
    throw new InvalidArgumentError('Expected pids with commas between them.');
  });
}

function sortOf(text: string): Sort {
  const isReversed = text.startsWith('-');
  const column = columnOf(isReversed ? text.slice(1) : text);
  if (column) return { column, isReversed };
  throw new InvalidArgumentError(`Expected one of ${columns.map((one) => one.id).join(', ')}.`);
}

function filterOf(text: string): Filter {
  const parsed = parseFilter(text);
  if ('filter' in parsed) return parsed.filter;
  throw new InvalidArgumentError(`${parsed.error}.`);
}

function commaList(text: string): readonly string[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.every((word) => word !== '')) return words;
  throw new InvalidArgumentError('Expected a list with commas between.');
}
