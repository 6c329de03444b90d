// A program of its own: systeminformation waits for commands synchronously (up to 0.5 s were measured, and a
// command that hangs would hang it for ever). It prints what each function named in its arguments answers, a
// line each, in their order, and then ends.
import * as systeminformation from 'systeminformation';

const asked: ReadonlyMap<string, unknown> = new Map(
  Object.entries(systeminformation.default ?? systeminformation),
);

for (const name of process.argv.slice(2)) {
  const ask = asked.get(name);
  if (typeof ask !== 'function') throw new Error(`systeminformation has no ${name}`);
  const answer: unknown = await ask();
  process.stdout.write(`${JSON.stringify({ answer })}\n`);
}
