import { policyName } from '../model/detail/policy-name.js';
import { realtimePolicies } from '../model/scheduling-policies.js';
import type { SchedulingFacts } from '../sample/scheduling-facts.js';
import type { SchedulingOutcome } from './scheduling-outcome.js';

/** What was asked of the kernel for one thread. */
export type ThreadMove = { readonly tid: number; readonly from: number; readonly wanted: number };

/** What came of it, thread by thread; `failure`: why the rest of them was not asked. */
export function niceOutcome(
  moves: readonly ThreadMove[],
  after: SchedulingFacts,
  failure: SchedulingOutcome | undefined,
): SchedulingOutcome {
  const niceNow = new Map(after.threads.map(({ tid, nice }) => [tid, nice]));
  const living = moves.filter(({ tid }) => niceNow.has(tid));
  const [lead] = living;
  if (!lead) return failure ?? { type: 'gone' };
  const took = niceNow.get(lead.tid);
  const right = living.filter(({ tid, wanted }) => niceNow.get(tid) === wanted).length;
  const threads = after.threads.length;
  if (failure && 'reason' in failure) {
    return {
      type: 'partly',
      to: `${lead.wanted}`,
      changed: right,
      threads,
      reason: failure.reason,
    };
  }
  if (took !== lead.wanted) {
    return { type: 'tookOther', asked: `${lead.wanted}`, took: `${took ?? '?'}` };
  }
  if (right < living.length) {
    const reason = 'the others were given another meanwhile';
    return { type: 'partly', to: `${lead.wanted}`, changed: right, threads, reason };
  }
  if (living.every(({ from, wanted }) => from === wanted)) {
    return { type: 'unchanged', now: `${took}`, reason: endReason(lead.wanted) };
  }
  const remark = remarkOf(living, lead, after);
  return {
    type: 'changed',
    from: `${lead.from}`,
    to: `${lead.wanted}`,
    threads,
    ...(remark === undefined ? {} : { remark }),
  };
}

function endReason(nice: number): string {
  return nice < 0 ? 'there is no lower one' : 'there is no higher one';
}

function remarkOf(
  moves: readonly ThreadMove[],
  lead: ThreadMove,
  { threads }: SchedulingFacts,
): string | undefined {
  if (moves.some(({ from }) => from !== lead.from)) return 'each from its own value';
  const policy = threads.find(({ tid }) => tid === lead.tid)?.policy;
  if (policy === undefined || !realtimePolicies.has(policy)) return undefined;
  return `it runs under ${policyName(policy)}, which does not heed it`;
}
