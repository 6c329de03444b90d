import type { DetailRates } from '../model/detail-rates.js';
import { keyOf } from '../model/identity.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { ProcessDetails, Reading, Unread } from '../sample/process-details.js';

/** What `--details` adds to a process in `--json`. */
type DetailsInJson = {
  /** By the names of the sample; null where they were not read at all. */
  readonly details: Readonly<Record<string, unknown>> | null;
  /** Why those that are null are not known. */
  readonly detailsUnread: Readonly<Record<string, Unread>>;
};

/** The details of each process of a model: every name is there, what is not known is null. */
export function detailsForJson(model: Model): (process: Process) => DetailsInJson {
  const byKey = new Map(model.sample.details?.map((details) => [keyOf(details), details]));
  return ({ key }) => {
    const details = byKey.get(key);
    if (details === undefined) return { details: null, detailsUnread: {} };
    return {
      details: { ...valuesOf(details), ...ratesOf(model.detailRates.get(key)) },
      detailsUnread: reasonsOf(details),
    };
  };
}

type ReadingName = Exclude<keyof ProcessDetails, 'pid' | 'startTicks' | 'readAtMs'>;

const readingNames = namesOf<ReadingName>({
  status: true,
  io: true,
  limits: true,
  cgroups: true,
  scheduling: true,
  oom: true,
  waitChannel: true,
  cwd: true,
  exe: true,
  root: true,
  namespaces: true,
  openFileCount: true,
  memory: true,
  environment: true,
  files: true,
  locks: true,
});

const rateNames = namesOf<keyof DetailRates>({
  readBytesPerSecond: true,
  writtenBytesPerSecond: true,
  voluntarySwitchesPerSecond: true,
  involuntarySwitchesPerSecond: true,
  waitPercent: true,
});

/** A record, so that the compiler asks for each name. */
function namesOf<K extends string>(names: Readonly<Record<K, true>>): readonly K[] {
  return Object.keys(names) as K[];
}

function valuesOf(details: ProcessDetails): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    readingNames.map((name) => {
      const reading: Reading<unknown> | undefined = details[name];
      return [name, reading && 'value' in reading ? reading.value : null];
    }),
  );
}

function ratesOf(rates: DetailRates = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(rateNames.map((name) => [name, rates[name] ?? null]));
}

function reasonsOf(details: ProcessDetails): Readonly<Record<string, Unread>> {
  return Object.fromEntries(
    readingNames.flatMap((name) => {
      const reading: Reading<unknown> | undefined = details[name];
      return reading && 'unread' in reading ? [[name, reading.unread]] : [];
    }),
  );
}
