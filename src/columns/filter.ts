import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { Column, ColumnValue } from './column.js';
import { columnOf } from './columns.js';
import { type FilterToken, filterTokens } from './filter-tokens.js';
import { pidOf, textMatch } from './text-match.js';

/** Whether a process is to be shown. */
export type Filter = {
  (process: Process, model: Model): boolean;
  /** On nothing else, but for what is constant: asked again only of those that changed. */
  readonly restsOnProcess?: true;
};

/** A filter and the words that it was made of. */
export type TextFilter = {
  readonly text: string;
  readonly filter: Filter;
  /** Which it looks at by their names. */
  readonly columns: readonly Column[];
};

export type ParsedFilter = Omit<TextFilter, 'text'> | { readonly error: string };

/**
 * `cpu>5 user=ana (state=D or state=Z) !nginx rss>=1.5G command~"two words"`: terms side by side are all
 * to hold, `or` and `!` and parentheses as usual; a bare word is part of the name, command line or user,
 * or the pid. No regular expressions: none can be made to run for ever.
 */
export function parseFilter(text: string): ParsedFilter {
  const tokens = filterTokens(text);
  if ('error' in tokens) return tokens;
  const reader: Reader = { tokens: tokens.tokens, at: 0, columns: [] };
  try {
    const filter = anyOf(reader);
    const rest = reader.tokens[reader.at];
    if (rest) return { error: `unexpected ${rest.text} in the filter` };
    return { filter: ofProcessIf(filter, reader.columns), columns: reader.columns };
  } catch (error) {
    if (error instanceof FilterMistake) return { error: error.message };
    throw error;
  }
}

/** A filter that looks at these columns only, said to rest on the process alone where they do. */
export function ofProcessIf(filter: Filter, columns: readonly Column[]): Filter {
  if (columns.some(({ movesAlone }) => movesAlone)) return filter;
  const restsOnProcess = true;
  return Object.assign((process: Process, model: Model) => filter(process, model), {
    restsOnProcess,
  } as const);
}

class FilterMistake extends Error {}

type Reader = { readonly tokens: readonly FilterToken[]; at: number; readonly columns: Column[] };

function anyOf(reader: Reader): Filter {
  const parts = [allOf(reader)];
  while (isWord(reader, 'or')) {
    reader.at += 1;
    parts.push(allOf(reader));
  }
  return (process, model) => parts.some((part) => part(process, model));
}

function allOf(reader: Reader): Filter {
  const parts = [one(reader)];
  for (;;) {
    if (isWord(reader, 'and')) reader.at += 1;
    const next = reader.tokens[reader.at];
    if (!next || isWord(reader, 'or') || next.type === ')') break;
    parts.push(one(reader));
  }
  return (process, model) => parts.every((part) => part(process, model));
}

function one(reader: Reader): Filter {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (!token) throw new FilterMistake('the filter ends where a term is expected');
  if (token.type === '!') return negated(one(reader));
  if (token.type === '(') return inParentheses(reader);
  if (token.type === 'word') return termOf(token.text, reader);
  throw new FilterMistake(`unexpected ${token.text} in the filter`);
}

function negated(filter: Filter): Filter {
  return (process, model) => !filter(process, model);
}

function inParentheses(reader: Reader): Filter {
  const inner = anyOf(reader);
  if (reader.tokens[reader.at]?.type !== ')')
    throw new FilterMistake('a ) is missing in the filter');
  reader.at += 1;
  return inner;
}

function isWord(reader: Reader, word: 'and' | 'or'): boolean {
  const token = reader.tokens[reader.at];
  return token?.type === 'word' && !token.isQuoted && token.text === word;
}

function termOf(text: string, reader: Reader): Filter {
  const operator = reader.tokens[reader.at];
  if (operator?.type !== 'operator') return containing(text);
  const value = reader.tokens[reader.at + 1];
  if (value?.type !== 'word')
    throw new FilterMistake(`a value is missing after ${text}${operator.text}`);
  reader.at += 2;
  const column = columnOf(aliases.get(text) ?? text);
  if (!column) throw new FilterMistake(`no column ${text}: see treetop ps --help`);
  reader.columns.push(column);
  if (operator.text === '~') return including(column, value.text);
  return column.isNumeric
    ? comparingNumber(column, operator.text, value.text)
    : comparingText(column, operator.text, value.text);
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['cpu', 'cpuPercent'],
  ['mem', 'memPercent'],
  ['rss', 'rssBytes'],
  ['vsize', 'vsizeBytes'],
  ['name', 'comm'],
  ['shr', 'sharedBytes'],
  ['swap', 'swapBytes'],
  ['read', 'readBytesPerSecond'],
  ['write', 'writtenBytesPerSecond'],
  ['io', 'ioBytesPerSecond'],
  ['switches', 'contextSwitchesPerSecond'],
  ['oom', 'oomScore'],
]);

function containing(text: string): Filter {
  const isMatch = textMatch(text);
  const pid = pidOf(text);
  return (process, model) => process.sample.pid === pid || isMatch(process, model);
}

// What is not known neither equals nor differs nor exceeds nor contains.
function including(column: Column, text: string): Filter {
  const wanted = text.toLowerCase();
  return (process, model) => textOf(column.value(process, model))?.includes(wanted) === true;
}

function comparingNumber(column: Column, operator: string, text: string): Filter {
  const wanted = numberOf(text);
  if (wanted === undefined)
    throw new FilterMistake(`${column.id} is a number, such as 5 or 1.5G, not ${text}`);
  return (process, model) => {
    const value = column.value(process, model);
    return typeof value === 'number' && compares(value - wanted, operator);
  };
}

function comparingText(column: Column, operator: string, text: string): Filter {
  const wanted = text.toLowerCase();
  return (process, model) => {
    const shown = textOf(column.value(process, model));
    if (shown === undefined) return false;
    return compares(shown < wanted ? -1 : shown > wanted ? 1 : 0, operator);
  };
}

function textOf(value: ColumnValue): string | undefined {
  if (value === undefined) return undefined;
  return (typeof value === 'object' ? value.join(' ') : String(value)).toLowerCase();
}

function compares(difference: number, operator: string): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    default:
      return false;
  }
}

/** `12`, `5%`, `1.5G`: the units of bytes are powers of 1024. */
function numberOf(text: string): number | undefined {
  const parts = /^(-?\d+(?:\.\d+)?)([kmgt]?)(?:i?b|%)?$/i.exec(text);
  if (!parts) return undefined;
  const power = ' kmgt'.indexOf((parts[2] || ' ').toLowerCase());
  return Number(parts[1]) * 1024 ** power;
}
