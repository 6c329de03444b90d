import { userNameOfUid } from '../../model/facts-of-process.js';
import type { Model } from '../../model/model.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import { withMatchesUnfolded } from '../rows/unfolded-matches.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { Dialog } from './dialog.js';

export type UserList = Extract<Dialog, { type: 'users' }>;

/** A line of the list; uid undefined: all users. */
export type UserEntry = {
  readonly uid: number | undefined;
  /** Raw text. */
  readonly name: string;
  /** Living processes. */
  readonly count: number;
};

/** The list of users on the one whose processes are shown. */
export function openUsers(state: State): Next<State> {
  const dialog: UserList = { type: 'users', uid: state.show.uid, typed: '' };
  // Of some processes the user may not have been read yet.
  return { state: { ...state, dialog }, effects: state.playback ? [] : [{ type: 'resample' }] };
}

/** All users, then each with processes, by name. */
export function userEntries({ sample }: Model): readonly UserEntry[] {
  const counts = new Map<number, number>();
  for (const { status } of sample.processes) {
    const uid = status?.uids[1];
    if (uid !== undefined) counts.set(uid, (counts.get(uid) ?? 0) + 1);
  }
  const users = [...counts].map(([uid, count]) => ({
    uid,
    count,
    name: userNameOfUid(uid, sample.boot),
  }));
  users.sort((one, other) => (one.name < other.name ? -1 : 1));
  return [{ uid: undefined, name: 'all users', count: sample.processes.length }, ...users];
}

/** Where the marked one is; one who has no processes any more gives the mark to all users. */
export function indexOfMarked(entries: readonly UserEntry[], { uid }: UserList): number {
  return Math.max(
    0,
    entries.findIndex((entry) => entry.uid === uid),
  );
}

/** The list on another line: `moved` says where from a line and their number. */
export function withUserMoved(
  state: State,
  list: UserList,
  moved: (index: number, count: number) => number,
): UserList {
  const entries = state.model ? userEntries(state.model) : [];
  return {
    ...list,
    uid: entries[moved(indexOfMarked(entries, list), entries.length)]?.uid,
    typed: '',
  };
}

/** The list on the first user whose name or number begins so. */
export function withUserTyped(state: State, list: UserList, typed: string): UserList {
  const found = typed === '' ? undefined : entryNamed(state, typed);
  return { ...list, typed, uid: found ? found.uid : list.uid };
}

/** Whether what was typed is no user here: the marked one is not what was meant. */
export function isUserUnknown(state: State, { typed }: UserList): boolean {
  return typed !== '' && entryNamed(state, typed) === undefined;
}

/** Enter: only the marked one's processes from now on. */
export function acceptUser(state: State, list: UserList): Next<State> {
  if (isUserUnknown(state, list))
    return only(said(state, `no process of a user ${list.typed}`, 'bad'));
  const entries = state.model ? userEntries(state.model) : [];
  const uid = entries[indexOfMarked(entries, list)]?.uid;
  const show = { ...state.show, uid };
  return only(withMatchesUnfolded({ ...state, dialog: undefined, show }));
}

function entryNamed({ model }: State, typed: string): UserEntry | undefined {
  const wanted = typed.toLowerCase();
  return (model ? userEntries(model) : []).find(
    ({ uid, name }) => name.toLowerCase().startsWith(wanted) || String(uid).startsWith(wanted),
  );
}
