// How long a key takes, from its write into the pty to the first screen that shows what it does.
import { setTimeout as delay } from 'node:timers/promises';
import { sequenceOf } from '../../dist/test/dashboard/dashboard-in-pty.js';

const deadlineMs = 5000;

/** The times in ms by the names of the steps. `sight`: what of the screen only keys change. */
export async function keyTimes(pty, steps, rounds, sight) {
  const took = new Map(steps.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const step of steps) took.get(step.name).push(await timeOf(pty, step, sight));
  }
  return took;
}

async function timeOf(pty, { name, keys }, sight) {
  // At any moment of a scan, and of the time between two.
  await delay(30 + Math.random() * 300);
  const before = sight(pty);
  const pressedAtMs = performance.now();
  for (const key of keys) pty.write(sequenceOf(key));
  try {
    await pty.waitFor(() => sight(pty) !== before, deadlineMs);
  } catch (error) {
    throw new Error(`${name}: nothing to be seen of it: ${error.message}`);
  }
  return performance.now() - pressedAtMs;
}

/** Of treetop: all below the class row but the numbers that each sample brings. */
export function treetopSight(pty) {
  const rows = pty.screenText();
  const title = rows.findIndex((row) => /^ +PID.* COMMAND/.test(row));
  if (title < 0) return rows.join('\n');
  const command = rows[title].indexOf('COMMAND');
  const table = rows.slice(title + 1, -2).map((row) => row.slice(0, 17) + row.slice(command));
  return (
    [rows[0].replace(/.*processes/, ''), rows[title], ...table, ...rows.slice(-2)].join('\n') +
    pty.inverseRows()
  );
}

/** Of htop without colours: the pid of the selected row. */
export function htopSight(pty) {
  return pty.inverseRows().flatMap((row) => /^ *(\d+) [a-z]/.exec(row)?.[1] ?? [])[0];
}
