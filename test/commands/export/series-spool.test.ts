import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { openSeriesSpool } from '../../../src/commands/export/series-spool.js';
import { CannotDo } from '../../../src/commands/failure.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

/** Rows never get shorter: a series that is known stays known. */
const anyRows = fc
  .array(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 6 }), { maxLength: 20 })
  .map((rows) => rows.toSorted((one, other) => one.length - other.length));

test('what comes row by row goes series by series, however many rows lie together', async (t) => {
  await fc.assert(
    fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 30 }), async (rows, maxValues) => {
      const spool = await openSeriesSpool(maxValues);
      for (const row of rows) await spool.add(Float64Array.from(row));
      for (const place of [0, 3, 5]) {
        const given: number[] = [];
        for await (const [instants = [], values = []] of spool.parts([0, place])) {
          t.is(instants.length, values.length);
          given.push(...values);
        }
        t.deepEqual(
          given,
          rows.map((row) => row[place] ?? Number.NaN),
        );
      }
      await spool.close();
    }),
    { numRuns: 50 },
  );
});

test('the file in between has no name: nothing is left behind', async (t) => {
  const directory = temporaryDirectory(t);
  const spool = await openSeriesSpool(1, directory);
  await spool.add(Float64Array.of(1, 2));
  t.deepEqual(readdirSync(directory), []);
  await spool.close();
});

test('where no file can be made one line says so', async (t) => {
  const missing = join(temporaryDirectory(t), 'missing');
  await t.throwsAsync(openSeriesSpool(1, missing), {
    instanceOf: CannotDo,
    message: /^cannot put values aside in [^\n]*: ENOENT[^\n]*$/,
  });
});
