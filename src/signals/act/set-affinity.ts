import { cpusOfList, listOfCpus, listsText } from '../../model/cpu-list.js';
import type { SchedulingFacts } from '../../sample/scheduling-facts.js';
import type { SchedulingOutcome } from '../scheduling-outcome.js';
import { obstacleNow } from './obstacle-now.js';
import type { ToolEnd } from './run-scheduler-tool.js';
import type { Asked } from './scheduler-machine.js';
import { toolFailure } from './tool-failure.js';

/** Threads that are born meanwhile have the CPUs of who made them: then once more. */
const rounds = 3;

/** The CPUs on which all its threads may run. The kernel leaves out those that the process's cpuset has not. */
export async function setAffinity(
  asked: Asked,
  cpus: readonly number[],
): Promise<SchedulingOutcome> {
  const { target, machine, before } = asked;
  const list = listOfCpus(cpus);
  if (list === '') return { type: 'refused', reason: 'a process needs at least one CPU' };
  const obstacle = obstacleNow(target, machine);
  if (obstacle) return obstacle;
  let facts: SchedulingFacts | undefined = before;
  let end: ToolEnd = { type: 'absent' };
  for (let round = 0; round < rounds; round += 1) {
    end = await machine.run('taskset', ['-a', '-p', '-c', list, String(target.pid)]);
    facts = await machine.read(target.pid);
    if (!facts) return { type: 'gone' };
    if (facts.startTicks !== target.startTicks) {
      return { type: 'replacedMeanwhile', startTicks: facts.startTicks };
    }
    // A thread that ends while it is at work makes taskset stop.
    const isHalfway = end.type === 'done' || isOvertaken(end);
    if (!isHalfway || listsOf(facts).length < 2) break;
  }
  return affinityOutcome(asked, list, facts, end);
}

function isOvertaken(end: ToolEnd): boolean {
  return end.type === 'refused' && end.stderr.includes('No such process');
}

/** Each set of CPUs that one of its threads has. */
function listsOf({ threads }: SchedulingFacts): readonly string[] {
  return [...new Set(threads.map(({ cpus }) => normal(cpus)))];
}

function normal(list: string | undefined): string {
  const cpus = list === undefined ? undefined : cpusOfList(list);
  return cpus ? listOfCpus(cpus) : '?';
}

function affinityOutcome(
  { before, permission }: Asked,
  list: string,
  after: SchedulingFacts,
  end: ToolEnd,
): SchedulingOutcome {
  const from = listsText(listsOf(before));
  const [took = '?', ...others] = listsOf(after);
  const threads = after.threads.length;
  const isWhole = others.length === 0 && took === list;
  if (isWhole && from === list && end.type === 'done') {
    return { type: 'unchanged', now: list, reason: 'it had these already' };
  }
  if (isWhole && from !== list) return { type: 'changed', from, to: list, threads };
  if (end.type !== 'done') {
    const failure = toolFailure(end, 'taskset', permission);
    const changed = countOf(after, list) - countOf(before, list);
    if (changed <= 0 || !('reason' in failure)) return failure;
    return { type: 'partly', to: list, changed, threads, reason: failure.reason };
  }
  if (took === '?') return { type: 'unseen', reason: 'its status does not tell' };
  if (others.length === 0) return { type: 'tookOther', asked: list, took };
  const reason = `others have ${listsText(listsOf(after).filter((one) => one !== list))}`;
  return { type: 'partly', to: list, changed: countOf(after, list), threads, reason };
}

function countOf({ threads }: SchedulingFacts, list: string): number {
  return threads.filter(({ cpus }) => normal(cpus) === list).length;
}
