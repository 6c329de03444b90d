import type { IoPriority } from '../scheduling-change.js';
import type { ToolEnd } from './run-scheduler-tool.js';
import type { SchedulerMachine } from './scheduler-machine.js';

/** The I/O priority of each of these threads, as ionice tells it, in their order; or how that failed. */
export async function ioPrioritiesOf(
  tids: readonly number[],
  { run }: Pick<SchedulerMachine, 'run'>,
): Promise<readonly (IoPriority | undefined)[] | Exclude<ToolEnd, { type: 'done' }>> {
  const end = await run('ionice', ['-p', ...tids.map(String)]);
  return end.type === 'done' ? end.stdout.trim().split('\n').map(parseIoPriority) : end;
}

/** `best-effort: prio 4`; undefined where it is in words of another ionice. */
export function parseIoPriority(line: string): IoPriority | undefined {
  const [, name = '', level] =
    /^(none|idle|realtime|best-effort)(?:: prio (\d))?$/.exec(line) ?? [];
  if (name === 'none' || name === 'idle') return { class: name };
  if (level === undefined) return undefined;
  return { class: name === 'realtime' ? 'realtime' : 'bestEffort', level: Number(level) };
}
