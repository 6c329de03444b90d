import { failureStatus } from './commands/failure.js';

type Command = (words: readonly string[]) => Promise<number>;

/** Loaded on demand: `ps` needs no screen. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  dashboard: async () => (await import('./commands/dashboard.js')).dashboard,
  ps: async () => (await import('./commands/ps.js')).ps,
  record: async () => (await import('./commands/record.js')).record,
  replay: async () => (await import('./commands/replay.js')).replay,
};

/** Runs the command that the first word names; without one, the dashboard. Ends with its exit status. */
export async function main(words: readonly string[]): Promise<void> {
  const [first = '', ...rest] = words;
  const isNamed = first !== 'dashboard' && Object.hasOwn(commands, first);
  const load = commands[isNamed ? first : 'dashboard'];
  try {
    const command = await load?.();
    process.exitCode = (await command?.(isNamed ? rest : words)) ?? 1;
  } catch (error) {
    process.exitCode = failureStatus(error);
  }
}
