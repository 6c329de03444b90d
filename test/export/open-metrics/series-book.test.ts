import test from 'ava';
import fc from 'fast-check';
import { families } from '../../../src/export/open-metrics/families.js';
import { single } from '../../../src/export/open-metrics/family.js';
import { nextNameTotals } from '../../../src/export/open-metrics/name-totals.js';
import { instantPlace, seriesBook } from '../../../src/export/open-metrics/series-book.js';
import {
  documentEnd,
  familyHead,
  labelText,
  sampleTail,
  seriesHead,
} from '../../../src/export/open-metrics/text.js';
import type { Sample } from '../../../src/sample/sample.js';
import { madeDevices } from '../../helpers/made-devices.js';
import { openMetricsOf } from '../../helpers/open-metrics.js';
import { modelsOfSamples } from '../../helpers/recorded.js';
import { anyText } from '../../source/recording/any-values.js';
import { processSample, sample } from '../../source/recording/samples.js';

/** Of one frame, in memory. */
function documentOf(one: Sample): string {
  const [model] = modelsOfSamples([one]);
  if (!model) throw new Error('no model');
  const book = seriesBook(families);
  const row = book.rowOf({ model, names: nextNameTotals(undefined, model, () => true) });
  const bodies = families.flatMap((family) => {
    const all = book.seriesOf(family);
    if (all.length === 0) return [];
    return [
      familyHead(family),
      ...all.map(
        ({ labels, place }) =>
          seriesHead(family, labels) + sampleTail(row[place] ?? 0, row[instantPlace] ?? 0),
      ),
    ];
  });
  return [...bodies, documentEnd].join('');
}

test('any text of the machine makes a label on one line that nothing obeys', (t) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const made = labelText({ name: text });
      t.regex(made, /^name="(?:[^"\\]|\\[\\"])*"$/);
      t.notRegex(made, /[\p{C}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('names, devices and hosts of any text make a document that a strict reader takes', (t) => {
  fc.assert(
    fc.property(anyText, anyText, (comm, device) => {
      const disk = { reads: 1, readBytes: 2, writes: 3, writtenBytes: 4, busyMs: 5 };
      const one = sample(0, [processSample({ comm })], {
        devices: { disks: { readAtMs: 1, value: [{ name: device, ...disk }] } },
      });
      const boot = { ...one.boot, hostname: device };
      t.true(openMetricsOf(documentOf({ ...one, boot })).size > 5);
    }),
  );
});

test('counters of disks and networks are told as they were read, in base units', (t) => {
  const document = openMetricsOf(documentOf(sample(0, [], { devices: madeDevices(0, 1) })));
  const read = document.get('treetop_disk_read_bytes');
  t.is(read?.type, 'counter');
  const at = 1_763_690_000;
  t.deepEqual(read?.series.get('instance="web-3",disk="sda"'), [[5_000_000, at]]);
  const busy = document.get('treetop_disk_busy_seconds')?.series;
  t.deepEqual(busy?.get('instance="web-3",disk="sda"'), [[40.62, at]]);
  t.true(document.has('treetop_network_sent_drops'));
  t.true(document.has('treetop_file_system_used_bytes'));
});

test('what is not known has no series', (t) => {
  const document = openMetricsOf(documentOf(sample(0, [], { host: { cpus: [], memory: {} } })));
  t.false(document.has('treetop_uptime_seconds'));
  t.false(document.has('treetop_load'));
  t.false(document.has('treetop_memory_free_bytes'));
});

test('a family that a recording would fill without end is bounded, and that is told', (t) => {
  let at = 0;
  const [model] = modelsOfSamples([sample(0, [])]);
  if (!model) throw new Error('no model');
  const family = {
    ...single({ name: 'treetop_x', type: 'gauge', help: 'x' }, () => 1),
    points: () => Array.from({ length: 1000 }, () => ({ labels: { x: `${at++}` }, value: 1 })),
  };
  const book = seriesBook([family]);
  const names = nextNameTotals(undefined, model, () => true);
  for (let frame = 0; frame < 4; frame++) book.rowOf({ model, names });
  t.false(book.hasLeftOut());
  const row = book.rowOf({ model, names });
  t.true(book.hasLeftOut());
  t.is(row.length, 1 + 4096);
  t.is(book.seriesOf(family).length, 4096);
});

test('no name and no label of a family is one that Prometheus keeps for itself', (t) => {
  for (const { name, unit, type } of families) {
    t.regex(name, /^treetop_[a-z]+(_[a-z]+)*$/);
    t.notRegex(name, /_(total|info|created|count|sum|bucket)$/);
    t.true(unit === undefined || name.endsWith(`_${unit}`), name);
    t.true(['gauge', 'counter', 'info'].includes(type));
  }
  t.is(new Set(families.map(({ name }) => name)).size, families.length);
});
