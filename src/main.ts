import { failureStatus, HelpWanted, WrongUsage } from './commands/failure.js';
import { print } from './commands/standard-output.js';

type Command = (words: readonly string[]) => Promise<number>;

/** Loaded on demand: `ps` needs no screen. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['ps', async () => (await import('./commands/ps.js')).ps],
  ['record', async () => (await import('./commands/record/record.js')).record],
  ['replay', async () => (await import('./commands/replay/replay.js')).replay],
  ['export', async () => (await import('./commands/export/export.js')).exportRecording],
  ['kill', async () => (await import('./commands/kill/kill.js')).kill],
  ['doctor', async () => (await import('./commands/doctor.js')).doctor],
]);

/** Runs the command that the first word names; without one, the dashboard. Ends with its exit status. */
export async function main(words: readonly string[]): Promise<void> {
  try {
    process.exitCode = await exitStatus(words);
  } catch (error) {
    process.exitCode = failureStatus(error);
  }
}

async function exitStatus(words: readonly string[]): Promise<number> {
  try {
    return await run(words);
  } catch (error) {
    if (!(error instanceof HelpWanted)) throw error;
    await print(error.message);
    return 0;
  }
}

async function run(words: readonly string[]): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || first.startsWith('-')) {
    return (await import('./commands/dashboard/dashboard.js')).dashboard(words);
  }
  const load = commands.get(first);
  if (load) return (await load())(rest);
  const known = [...commands.keys()].join(', ');
  throw new WrongUsage(`expected a command (${known}) or an option, got '${first}'`);
}
