import { childProcesses, subtreeOf } from '../model/child-processes.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { ProcessStat } from '../sample/process-sample.js';

/** What makes a newcomer one of those that are meant; `none`: only those are that were listed. */
export type Kin = 'none' | 'subtree' | 'group' | 'session';

type Related = Pick<ProcessStat, 'pid' | 'ppid' | 'pgrp' | 'session'>;

/** The number that ties others to a member; undefined where nothing does. */
export function bondOf(kin: Kin, member: Related): number | undefined {
  return kin === 'subtree' ? member.pid : wantedBondOf(kin, member);
}

/** The bond of whom it would belong to. 0: of another pid namespace, or the kernel's own. */
export function wantedBondOf(kin: Kin, candidate: Related): number | undefined {
  switch (kin) {
    case 'none':
      return undefined;
    case 'subtree':
      return candidate.ppid || undefined;
    case 'group':
      return candidate.pgrp || undefined;
    case 'session':
      return candidate.session || undefined;
  }
}

/** A process and its kin as the model knows them, itself first: what is listed before a confirm. */
export function kinOf(kin: Kin, process: Process, model: Model): readonly Process[] {
  const isThere = ({ state }: Process) => state !== 'X';
  if (kin === 'none') return [process].filter(isThere);
  if (kin === 'subtree') return subtreeOf(process, childProcesses(model)).filter(isThere);
  const bond = wantedBondOf(kin, process.sample);
  const others = model.processes.list.filter(
    (one) =>
      one.key !== process.key && bond !== undefined && wantedBondOf(kin, one.sample) === bond,
  );
  return [process, ...others].filter(isThere);
}
