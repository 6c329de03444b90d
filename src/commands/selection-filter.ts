import type { Filter } from '../columns/filter.js';
import { userNameOf } from '../model/facts-of-process.js';
import type { Model } from '../model/model.js';
import type { Sample } from '../sample/sample.js';
import type { SourceNote } from '../sample/source-note.js';
import type { TableOptions } from './options.js';

/** `-p`, `-u` and `-F` as one: all of them are to hold. Undefined where none is given. */
export function selectionFilter({ pid, user, filter }: TableOptions): Filter | undefined {
  const filters: Filter[] = [];
  if (pid) filters.push(({ sample }) => pid.includes(sample.pid));
  if (user)
    filters.push((process, model) =>
      isOf(user, process.sample.status?.uids[1], userNameOf(process, model.sample.boot)),
    );
  if (filter) filters.push(filter);
  if (filters.length === 0) return undefined;
  return (process, model) => filters.every((one) => one(process, model));
}

/** What was asked for by name and is not there: said, but no failure. */
export function unknownNotes(
  { pid = [], user = [] }: TableOptions,
  model: Model,
): readonly SourceNote[] {
  const { processes, boot } = model.sample;
  return [
    ...pid.filter((one) => !processes.some((process) => process.pid === one)).map(unknownPid),
    ...user.filter((one) => !isKnownUser(one, boot.users)).map(unknownUser),
  ];
}

function isOf(
  users: readonly string[],
  uid: number | undefined,
  name: string | undefined,
): boolean {
  if (uid === undefined) return false;
  return users.includes(String(uid)) || (name !== undefined && users.includes(name));
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
