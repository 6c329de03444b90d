import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { parseDuration } from '../../text/parse-duration.js';
import { parseSize } from '../../text/parse-size.js';
import { WrongUsage } from '../failure.js';
import { intervalMs } from '../interval.js';
import { type GeneralOptions, newCommand } from '../new-command.js';
import { durationMs, expecting, positiveCount, seconds } from '../option-values.js';
import { type SourceOptions, withLiveSourceOptions } from '../options.js';

export type RecordOptions = GeneralOptions &
  SourceOptions & {
    readonly delay?: number;
    readonly count?: number;
    readonly duration?: number;
    readonly maxSize?: number;
    readonly keep?: number;
    readonly redact?: true;
    readonly withDashboard?: true;
  };

export function recordCommand(): Command {
  const command = newCommand('treetop record', 'Write a recording.')
    .argument('<file>', 'a new file, or a directory (DIR/) of dated ones')
    .option('-d, --delay <seconds>', 'time between samples', seconds)
    .option('-n, --count <count>', 'end after so many samples', positiveCount)
    .option('--duration <duration>', 'end after so long, such as 90s, 5m', durationMs)
    .option('--max-size <size>', 'end the file at that size; DIR/: remove the oldest files', size)
    .option('--keep <duration>', 'DIR/: remove files that are older, such as 7d', keep)
    .option('--redact', 'without arguments and environment')
    .addOption(new Option('--with-dashboard').hideHelp())
    .addHelpText('after', afterHelp);
  return withLiveSourceOptions(command);
}

/** Whether the path is meant for dated files; throws WrongUsage where the options do not go with it. */
export function isDirectoryMeant(path: string, options: RecordOptions): boolean {
  intervalMs(options);
  const isDirectory =
    path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (options.keep !== undefined && !isDirectory) {
    throw new WrongUsage(`--keep goes with a directory, got '${path}' (DIR/ makes a new one)`);
  }
  return isDirectory;
}

const leastSizeBytes = 64 * 1024;

const size = expecting('--max-size', 'a size from 64K on, such as 500M, 1G', (text) => {
  const bytes = parseSize(text);
  return bytes !== undefined && bytes >= leastSizeBytes ? bytes : undefined;
});

const leastKeepMs = 60_000;

const keep = expecting('--keep', 'a duration from 1m on, such as 12h, 7d', (text) => {
  const ms = parseDuration(text);
  return ms !== undefined && ms >= leastKeepMs ? ms : undefined;
});

const afterHelp = `
A name that ends in .jsonl gets plain lines, any other (night.treetop) the same lines compressed.
INT, TERM and HUP end it; into a directory HUP begins a new file, and so does each day.`;
