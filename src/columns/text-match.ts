import { commandOf, userNameOf } from '../model/facts-of-process.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { Boot } from '../sample/host-sample.js';
import type { CmdlineFacts } from '../sample/process-sample.js';

/** Whether a text is part of a process's name, command line or user; capitals do not count. */
export function textMatch(text: string): (process: Process, model: Model) => boolean {
  const wanted = text.toLowerCase();
  const isUser = userMatch(wanted);
  return (process, model) =>
    process.sample.comm.toLowerCase().includes(wanted) ||
    lowerCommandOf(process).includes(wanted) ||
    isUser(process, model.sample.boot);
}

/** The pid that a text says, as it is printed; undefined where it says none. */
export function pidOf(text: string): number | undefined {
  return String(Number(text)) === text ? Number(text) : undefined;
}

/** Few users have many processes. */
function userMatch(wanted: string): (process: Process, boot: Boot) => boolean {
  const matches = new Map<number | undefined, boolean>();
  let users: Boot['users'] | undefined;
  return (process, boot) => {
    if (boot.users !== users) matches.clear();
    users = boot.users;
    const uid = process.sample.status?.uids[1];
    const known = matches.get(uid);
    if (known !== undefined) return known;
    const isMatch = (userNameOf(process, boot) ?? '').toLowerCase().includes(wanted);
    matches.set(uid, isMatch);
    return isMatch;
  };
}

/** Each letter that is typed looks through them all once more: they are joined once. */
const lowerCommands = new WeakMap<CmdlineFacts, string>();

function lowerCommandOf(process: Process): string {
  const { cmdline } = process.sample;
  if (!cmdline?.argv?.length) return commandOf(process).toLowerCase();
  const known = lowerCommands.get(cmdline);
  if (known !== undefined) return known;
  const lower = commandOf(process).toLowerCase();
  lowerCommands.set(cmdline, lower);
  return lower;
}
