import { type Filter, ofProcessIf } from '../columns/filter.js';
import { userNameOf } from '../model/facts-of-process.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { Sample } from '../sample/sample.js';
import type { SourceNote } from '../sample/source-note.js';
import type { SelectionOptions } from './options.js';

/** `-p`, `-u` and `-F` as one: all of them are to hold. Undefined where none is given. */
export function selectionFilter({ pid, user, filter }: SelectionOptions): Filter | undefined {
  const filters: Filter[] = [];
  if (pid) filters.push(withPid(new Set(pid)));
  if (user) filters.push(ofUser(new Set(user)));
  if (filter) filters.push(filter.filter);
  if (filters.length === 0) return undefined;
  const all: Filter = (process, model) => filters.every((one) => one(process, model));
  return ofProcessIf(all, filter?.columns ?? []);
}

/** The same in words, for the header; undefined where nothing is left out. Raw text. */
export function selectionText({ pid, user, filter }: SelectionOptions): string | undefined {
  const parts = [
    pid && (pid.length === 1 ? `pid ${pid[0]}` : `${pid.length} pids`),
    user && `of ${user.join(', ')}`,
    filter?.text,
  ].filter((one) => one !== undefined);
  return parts.length === 0 ? undefined : `only ${parts.join(' and ')}`;
}

/** What was asked for by name and is not there: said, but no failure. */
export function unknownNotes(
  { pid = [], user = [] }: SelectionOptions,
  { sample }: Model,
): readonly SourceNote[] {
  const pids = new Set(pid.length === 0 ? [] : sample.processes.map((process) => process.pid));
  return [
    ...pid.filter((one) => !pids.has(one)).map(unknownPid),
    ...user.filter((one) => !isKnownUser(one, sample.boot.users)).map(unknownUser),
  ];
}

function withPid(pids: ReadonlySet<number>): Filter {
  return ({ sample }: Process) => pids.has(sample.pid);
}

/** By name or number of the effective user. */
function ofUser(users: ReadonlySet<string>): Filter {
  return (process, model) => {
    const uid = process.sample.status?.uids[1];
    if (uid === undefined) return false;
    return users.has(String(uid)) || users.has(userNameOf(process, model.sample.boot) ?? '');
  };
}

function isKnownUser(user: string, users: Sample['boot']['users']): boolean {
  return /^\d+$/.test(user) || Object.values(users).includes(user);
}

function unknownPid(pid: number): SourceNote {
  return { code: 'unknownPid', message: `no process ${pid}` };
}

function unknownUser(user: string): SourceNote {
  return { code: 'unknownUser', message: `no user ${user}` };
}
