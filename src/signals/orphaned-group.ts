import type { CatalogueSignal } from '../model/signal-catalogue.js';
import { isLeaderDead } from '../model/state.js';
import type { Viewer } from '../sample/host-sample.js';
import type { ProcessStat } from '../sample/process-sample.js';
import type { Sample } from '../sample/sample.js';
import type { TargetFacts } from '../sample/target-facts.js';

/** What a stop signal of the terminal asks of the target's process group. */
export type GroupFacts = {
  /** Undefined where a parent cannot be seen. */
  readonly isOrphaned: boolean | undefined;
};

type Member = Pick<ProcessStat, 'pid' | 'ppid' | 'pgrp' | 'session' | 'stateCode' | 'threads'>;

/**
 * No member has a parent in another group of the same session: nobody is left to continue what the terminal stops,
 * so TSTP, TTIN and TTOU do not stop it (setpgid(2)). The machine's init is no such parent.
 */
export function groupFactsOf(
  pgrp: number,
  processes: readonly Member[],
  { pidNamespace }: Pick<Viewer, 'pidNamespace'>,
): GroupFacts {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  // Groups and sessions that were made outside of this pid namespace are all 0 here.
  let isUnsure = pgrp === 0;
  for (const member of processes) {
    if (member.pgrp !== pgrp || isZombie(member)) continue;
    if (member.ppid === 1 && pidNamespace === firstPidNamespace) continue;
    const parent = byPid.get(member.ppid);
    // Above the init of a pid namespace, or hidden.
    if (!parent) isUnsure = true;
    else if (parent.pgrp === pgrp || parent.session !== member.session) continue;
    else if (pgrp === 0 || member.session === 0) isUnsure = true;
    else return { isOrphaned: false };
  }
  return { isOrphaned: isUnsure ? undefined : true };
}

/** All processes are looked through for a group: once for each, and only where the signal asks for it. */
export function groupsIn(
  { processes, viewer }: Pick<Sample, 'processes' | 'viewer'>,
  { defaultAction }: CatalogueSignal,
): (facts: TargetFacts) => GroupFacts | undefined {
  const known = new Map<number, GroupFacts>();
  return ({ stat: { pgrp } }) => {
    if (defaultAction !== 'stop') return undefined;
    const group = known.get(pgrp) ?? groupFactsOf(pgrp, processes, viewer);
    known.set(pgrp, group);
    return group;
  };
}

/** It keeps no group. One whose main thread alone has exited does. */
export function isZombie(member: Pick<Member, 'stateCode' | 'threads'>): boolean {
  return 'ZXx'.includes(member.stateCode) && !isLeaderDead(member);
}

/** PROC_PID_INIT_INO of <linux/proc_ns.h>. */
const firstPidNamespace = 0xeffffffc;
