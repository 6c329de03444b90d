import { families } from '../../export/open-metrics/families.js';
import type { Family } from '../../export/open-metrics/family.js';
import { type NameTotals, nextNameTotals } from '../../export/open-metrics/name-totals.js';
import {
  instantPlace,
  type Series,
  type SeriesBook,
  seriesBook,
} from '../../export/open-metrics/series-book.js';
import { documentEnd, familyHead, sampleTail, seriesHead } from '../../export/open-metrics/text.js';
import type { Model } from '../../model/model.js';
import type { SelectionOptions } from '../options.js';
import { selectionFilter } from '../selection-filter.js';
import { say } from '../standard-error.js';
import type { Output } from './output.js';
import { openSeriesSpool, type SeriesSpool } from './series-spool.js';

/** A document of series over time. It wants each series in one piece: they are put aside first. */
export async function exportOpenMetrics(
  models: AsyncIterable<Model>,
  options: SelectionOptions,
  output: Output,
): Promise<void> {
  const spool = await openSeriesSpool();
  try {
    const book = seriesBook(families);
    await putAside(models, options, book, spool);
    for (const family of families) {
      if (!(await writeFamily(family, book, spool, output))) return;
    }
    await output.write(documentEnd);
  } finally {
    await spool.close();
  }
}

/** Within a series time must go on: a frame that the wall clock sets back is left out. */
async function putAside(
  models: AsyncIterable<Model>,
  options: SelectionOptions,
  book: SeriesBook,
  spool: SeriesSpool,
): Promise<void> {
  const filter = selectionFilter(options);
  let names: NameTotals | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  let leftOut = 0;
  for await (const model of models) {
    names = nextNameTotals(names, model, (process) => filter?.(process, model) ?? true);
    const row = book.rowOf({ model, names });
    const takenAtMs = row[instantPlace] ?? lastMs;
    if (takenAtMs > lastMs) await spool.add(row);
    else leftOut++;
    lastMs = Math.max(lastMs, takenAtMs);
  }
  if (leftOut > 0) say(`${leftOut} frames left out: their wall clock was set back`);
  if (book.hasLeftOut()) say('series left out: there are too many of one kind');
}

async function writeFamily(
  family: Family,
  book: SeriesBook,
  spool: SeriesSpool,
  output: Output,
): Promise<boolean> {
  const all = book.seriesOf(family);
  if (all.length === 0) return true;
  if (!(await output.write(familyHead(family)))) return false;
  for (const series of all) {
    if (!(await writeSeries(family, series, spool, output))) return false;
  }
  return true;
}

async function writeSeries(
  family: Family,
  { labels, place }: Series,
  spool: SeriesSpool,
  output: Output,
): Promise<boolean> {
  const head = seriesHead(family, labels);
  for await (const [instants = noValues, values = noValues] of spool.parts([instantPlace, place])) {
    let text = '';
    values.forEach((value, at) => {
      if (!Number.isNaN(value)) text += head + sampleTail(value, instants[at] ?? 0);
    });
    if (text !== '' && !(await output.write(text))) return false;
  }
  return true;
}

const noValues = new Float64Array();
