import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { parseFdBudget } from '../../dist/src/source/linux/limits.js';

/** Where and when the figures were taken. */
export function theMachine() {
  const all = cpus();
  return {
    cpu: all[0]?.model ?? 'unknown',
    cpus: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    /** How many stat files treetop may keep open: what is beyond is opened anew each time. */
    fdBudget: parseFdBudget(readFileSync('/proc/self/limits', 'latin1')),
  };
}
