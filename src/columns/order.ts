import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { Column, ColumnValue } from './column.js';
import { ascendingOrder, isAscending } from './stable-order.js';

export type Sort = { readonly column: Column; readonly isReversed: boolean };

/**
 * Numbers descending, text ascending, reversed on demand; unknown last either way; ties as they come: by pid.
 * Text is compared by code unit: the order depends on no locale.
 */
export function sorted(processes: readonly Process[], model: Model, sort: Sort): Process[] {
  const known: Process[] = [];
  const values: Known[] = [];
  const unknown: Process[] = [];
  for (const process of processes) {
    const value = sort.column.value(process, model);
    if (value === undefined) {
      unknown.push(process);
    } else {
      known.push(process);
      values.push(value);
    }
  }
  const isOfNumbers = values.every(isNumberLike);
  const ordered = isOfNumbers ? byNumber(known, values, sort) : byText(known, values, sort);
  for (const process of unknown) ordered.push(process);
  return ordered;
}

/** Which of two comes first, as `sorted` puts them: below 0 the first. */
export function comparison(model: Model, { column, isReversed }: Sort) {
  const direction = isReversed ? -1 : 1;
  return (one: Process, other: Process): number => {
    const [a, b] = [column.value(one, model), column.value(other, model)];
    return (
      Number(a === undefined) - Number(b === undefined) ||
      direction * compared(a, b) ||
      one.sample.pid - other.sample.pid ||
      goneAtMs(one) - goneAtMs(other)
    );
  };
}

type Known = Exclude<ColumnValue, undefined>;

function isNumberLike(value: Known): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function byNumber(processes: readonly Process[], values: readonly Known[], sort: Sort): Process[] {
  const sign = sort.isReversed ? 1 : -1;
  const keys = new Float64Array(values.length);
  for (let at = 0; at < keys.length; at += 1) keys[at] = sign * Number(values[at]);
  return isAscending(keys) ? [...processes] : inOrderOf(processes, ascendingOrder(keys));
}

function byText(processes: readonly Process[], values: readonly Known[], sort: Sort): Process[] {
  const texts = values.map(String);
  const sign = sort.isReversed ? -1 : 1;
  const order = [...texts.keys()].sort((one, other) => {
    const [a = '', b = ''] = [texts[one], texts[other]];
    return a === b ? 0 : a < b ? -sign : sign;
  });
  return inOrderOf(processes, order);
}

function inOrderOf(processes: readonly Process[], order: Iterable<number>): Process[] {
  const ordered: Process[] = [];
  for (const index of order) {
    const process = processes[index];
    if (process) ordered.push(process);
  }
  return ordered;
}

function compared(a: ColumnValue, b: ColumnValue): number {
  if (a === undefined || b === undefined) return 0;
  if (isNumberLike(a) && isNumberLike(b)) return Number(b) - Number(a);
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Of one pid the living come last, as in the model. */
function goneAtMs({ goneSeenAtMs = Number.MAX_VALUE }: Process): number {
  return goneSeenAtMs;
}
