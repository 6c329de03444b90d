import type { ProcessDetails, Reading } from '../../sample/process-details.js';
import { isSameIdentity } from '../identity.js';
import type { Model } from '../model.js';
import type { Process } from '../process.js';
import type { Told } from './fact.js';
import { unreadTold } from './unread-reason.js';

/** Whom a pane tells of, and all that is known of it. */
export type Subject = {
  readonly model: Model;
  readonly process: Process;
  /** Where the cursor is on one of its threads, in the form of a process. */
  readonly thread: Process | undefined;
  readonly details: ProcessDetails | undefined;
  /** Why a detail is not there that nobody tried to read. */
  readonly absence: string;
};

export function detailsOf({ sample }: Model, process: Process): ProcessDetails | undefined {
  return sample.details?.find((one) => isSameIdentity(one, process.sample));
}

/** Whose the facts are that the kernel tells of a thread: of a dead main thread's another one's are read. */
export function threadWords({ process }: Subject): string {
  return process.isLeaderDead ? 'a living thread' : 'the main thread';
}

/** The details that are read of a file each, or of a few of one kind. */
type Readings = {
  readonly [K in keyof ProcessDetails as NonNullable<ProcessDetails[K]> extends Reading<unknown>
    ? K
    : never]-?: ProcessDetails[K] extends Reading<infer T> | undefined ? T : never;
};

/** What `words` makes of a detail, or why it is not known; undefined from `words`: the kernel does not say. */
export function toldOf<K extends keyof Readings>(
  { details, process, absence }: Subject,
  key: K,
  words: (value: Readings[K]) => Told | string | undefined,
): Told {
  const reading = details?.[key] as Reading<Readings[K]> | undefined;
  if (reading === undefined) return { unknown: absence };
  if ('unread' in reading) return unreadTold(reading.unread, fileOf(key, process));
  const told = words(reading.value) ?? { unknown: 'this kernel does not tell' };
  return typeof told === 'string' ? { text: told } : told;
}

/** The value of a detail where it was read. */
export function knownOf<K extends keyof Readings>(
  { details }: Subject,
  key: K,
): Readings[K] | undefined {
  const reading = details?.[key] as Reading<Readings[K]> | undefined;
  return reading && 'value' in reading ? reading.value : undefined;
}

const files: Readonly<Record<keyof Readings, string>> = {
  status: 'status',
  io: 'io',
  limits: 'limits',
  cgroups: 'cgroup',
  scheduling: 'stat',
  oom: 'oom_score',
  waitChannel: 'wchan',
  cwd: 'cwd',
  exe: 'exe',
  root: 'root',
  namespaces: 'ns',
  openFileCount: 'fd',
  memory: 'smaps_rollup',
  environment: 'environ',
  files: 'fd',
  locks: 'locks',
};

function fileOf(key: keyof Readings, { sample }: Process): string {
  return key === 'locks' ? '/proc/locks' : `/proc/${sample.pid}/${files[key]}`;
}
