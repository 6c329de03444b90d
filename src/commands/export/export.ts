import { Option } from 'commander';
import { openRecording, type Recording } from '../../source/recording/reader.js';
import { noteText } from '../../view/note-text.js';
import { WrongUsage } from '../failure.js';
import { logged } from '../log.js';
import { type GeneralOptions, newCommand } from '../new-command.js';
import { everyMs, exportFormat, screenColumnList } from '../option-values.js';
import { withReplayOptions, withSelectionOptions } from '../options.js';
import { say } from '../standard-error.js';
import { type CsvOptions, exportCsv } from './export-csv.js';
import { exportLines } from './export-lines.js';
import { exportOpenMetrics } from './export-open-metrics.js';
import { framesAsked, type RangeOptions } from './frame-range.js';
import { modelsOfFrames } from './models-of-frames.js';
import { type Output, openOutput } from './output.js';
import { repaired } from './repair.js';

type ExportOptions = GeneralOptions &
  RangeOptions &
  CsvOptions & {
    readonly format?: 'jsonl' | 'csv' | 'openmetrics';
    readonly repair?: true;
    readonly output?: string;
  };

/** `treetop export FILE`: a recording in another form, or a damaged one as a whole one. */
export async function exportRecording(words: readonly string[]): Promise<number> {
  const command = exportCommand().parse([...words], { from: 'user' });
  const options = command.opts<ExportOptions>();
  const [path = ''] = command.args;
  refuseWrongUsage(options);
  await logged(options.log, async (log) => {
    const recording = await openRecording(path);
    try {
      log.notes(recording.notes);
      const told = recording.notes.map(noteText);
      for (const text of told) say(text);
      await run(recording, options);
      // Damage within a chunk is seen when the chunk is read.
      for (const text of recording.notes.map(noteText)) if (!told.includes(text)) say(text);
    } finally {
      await recording.close();
    }
  });
  return 0;
}

function exportCommand() {
  const command = newCommand('treetop export', 'Write a recording in another form.')
    .argument('<file>', 'the recording')
    .option('--format <form>', 'jsonl, csv or openmetrics', exportFormat)
    .option('-o, --output <file>', 'a new file, instead of stdout')
    .addOption(ofRange('--from <instant>', 'frames from then on'))
    .addOption(ofRange('--to <instant>', 'frames until then'))
    .addOption(ofRange('--every <duration>', 'one frame of each such stretch').argParser(everyMs))
    .option('--columns <columns>', 'with csv: these only, comma list', screenColumnList)
    .addOption(
      new Option('--repair', 'all that can be read of a damaged one as a whole one').conflicts([
        ...['format', 'at', 'frame', 'from', 'to', 'every'],
      ]),
    );
  return withSelectionOptions(withReplayOptions(command));
}

function ofRange(flags: string, description: string): Option {
  return new Option(flags, description).conflicts(['at', 'frame']);
}

function refuseWrongUsage(options: ExportOptions): void {
  const { format, repair, output, columns, pid, user, filter } = options;
  if (repair && output === undefined)
    throw new WrongUsage('--repair goes with -o FILE, a new file');
  if (!repair && format === undefined) {
    throw new WrongUsage('expected --format jsonl, csv or openmetrics, or --repair');
  }
  if (columns && format !== 'csv') throw new WrongUsage('--columns goes with --format csv');
  const isWhole = repair || format === 'jsonl';
  if (isWhole && (pid ?? user ?? filter)) {
    throw new WrongUsage('-p, -u and -F go with --format csv and openmetrics');
  }
  if (format === 'jsonl' && output?.endsWith('.jsonl') === false) {
    throw new WrongUsage(`expected a file name that ends in .jsonl, got '${output}'`);
  }
}

async function run(recording: Recording, options: ExportOptions): Promise<void> {
  const { format, output } = options;
  if (format === undefined) return repair(recording, output ?? '');
  const frames = await framesAsked(options, recording);
  if (format === 'jsonl') return exportLines(recording, frames, output);
  const models = modelsOfFrames(recording, frames);
  const write = format === 'csv' ? exportCsv : exportOpenMetrics;
  return withOutput(output, (to) => write(models, options, to));
}

async function repair(recording: Recording, path: string): Promise<void> {
  const { frames, bytes } = await repaired(recording, path);
  const isAll = recording.notes.length === 0 && frames === recording.frameCount;
  const lost = isAll ? 'nothing was lost: ' : '';
  say(`${lost}${frames} ${frames === 1 ? 'frame' : 'frames'}, ${bytes} bytes in ${path}`);
}

async function withOutput(
  path: string | undefined,
  write: (output: Output) => Promise<void>,
): Promise<void> {
  const output = await openOutput(path);
  try {
    await write(output);
  } finally {
    await output.close();
  }
}
