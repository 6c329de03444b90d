import { mkdirSync, writeFileSync } from 'node:fs';
import type { ProcCopy } from './proc-copy.js';

/** Adds so many sleepers to the tree, from pid 30000 on, in families of 50 below pid 1. */
export function addCrowd(proc: ProcCopy, count: number): void {
  const [, rest = ''] = /\) S \d+ (.*)/s.exec(proc.statOf(412)) ?? [];
  for (let index = 0; index < count; index += 1) {
    const pid = 30_000 + index;
    const elder = pid - (index % 50);
    const [name, parent] = pid === elder ? ['family', 1] : ['sleeper', elder];
    mkdirSync(`${proc.path}/${pid}`);
    writeFileSync(`${proc.path}/${pid}/stat`, `${pid} (${name}-${pid}) S ${parent} ${rest}`);
  }
}
