import { type CatalogueSignal, signalCatalogue } from './signal-catalogue.js';

/** Other names of the same numbers (signal(7)). */
const aliases: ReadonlyMap<string, string> = new Map([
  ['IOT', 'ABRT'],
  ['CLD', 'CHLD'],
  ['POLL', 'IO'],
]);

/**
 * The signal that a user names: TERM, SIGTERM, term, 15, RTMIN+2, RTMAX-3. Undefined for anything
 * else, for 0 (which sends nothing) and for the C library's own 32 and 33.
 */
export function parseSignal(text: string): CatalogueSignal | undefined {
  if (/^[1-9][0-9]?$/.test(text)) return signalOfNumber(Number(text));
  const name = text.toUpperCase().replace(/^SIG/, '');
  return realTimeSignal(name) ?? signalOfName(aliases.get(name) ?? name);
}

function realTimeSignal(name: string): CatalogueSignal | undefined {
  const match = /^RT(MIN\+|MAX-)(0|[1-9][0-9]?)$/.exec(name);
  if (match === null) return undefined;
  const first = signalOfName('RTMIN')?.number ?? 0;
  const last = signalOfName('RTMAX')?.number ?? 0;
  const number = match[1] === 'MIN+' ? first + Number(match[2]) : last - Number(match[2]);
  return number >= first && number <= last ? signalOfNumber(number) : undefined;
}

export function signalOfNumber(number: number): CatalogueSignal | undefined {
  return signalCatalogue.find((signal) => signal.number === number);
}

function signalOfName(name: string): CatalogueSignal | undefined {
  return signalCatalogue.find((signal) => signal.name === name);
}
