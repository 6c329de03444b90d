import type { Column } from '../../columns/column.js';
import { plainColumns } from '../../columns/columns.js';
import { frameAsCsv, framesCsvHeader } from '../../export/frames-csv.js';
import type { Model } from '../../model/model.js';
import type { Process } from '../../model/process.js';
import type { SelectionOptions } from '../options.js';
import { selectionFilter } from '../selection-filter.js';
import type { Output } from './output.js';

export type CsvOptions = SelectionOptions & { readonly columns?: readonly Column[] };

/** A row for each process of each frame, by pid. */
export async function exportCsv(
  models: AsyncIterable<Model>,
  options: CsvOptions,
  output: Output,
): Promise<void> {
  const { columns = plainColumns } = options;
  const filter = selectionFilter(options);
  let text = framesCsvHeader(columns);
  for await (const model of models) {
    const isAsked = ({ goneSeenAtMs }: Process) => goneSeenAtMs === undefined;
    const processes = [...model.processes.values()].filter(
      (process) => isAsked(process) && (filter?.(process, model) ?? true),
    );
    text += frameAsCsv(model, processes, columns);
    if (!(await output.write(text))) return;
    text = '';
  }
}
