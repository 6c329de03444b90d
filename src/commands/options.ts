import { type Command, Option } from 'commander';
import type { TextFilter } from '../columns/filter.js';
import type { Sort } from '../columns/order.js';
import {
  filterOf,
  frameNumber,
  pidList,
  seconds,
  sortOf,
  sourceName,
  userList,
} from './option-values.js';

/** Where the samples come from. */
export function withSourceOptions(command: Command): Command {
  return withReplayOptions(
    withLiveSourceOptions(command).addOption(
      new Option('--replay <file>', 'play a recording').conflicts(['procRoot', 'source']),
    ),
  );
}

/** Where live samples come from. */
export function withLiveSourceOptions(command: Command): Command {
  return command
    .option('--proc-root <dir>', 'read this tree instead of /proc')
    .option('--source <name>', 'where samples come from: linux', sourceName);
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
  return withSelectionOptions(
    command.option('-d, --delay <seconds>', 'time between samples', seconds),
  ).option(sortFlags, 'column to sort by, -COL reverses', sortOf);
}

/** Which processes. */
export function withSelectionOptions(command: Command): Command {
  return command
    .option('-p, --pid <pids>', 'these pids only, comma list', pidList)
    .option('-u, --user <names>', "these users' only, names or uids, comma list", userList)
    .option('-F, --filter <expression>', 'such as: cpu>5 user=root !ssh', filterOf);
}

export type TableOptions = SelectionOptions & {
  readonly delay?: number;
  readonly sort?: Sort;
};

export type SelectionOptions = {
  readonly pid?: readonly number[];
  readonly user?: readonly string[];
  readonly filter?: TextFilter;
};
