import type { State } from '../app/state.js';
import { indexOfMarked, isUserUnknown, type UserList, userEntries } from '../app/user-choice.js';
import { formatCount } from '../text/format-count.js';
import { sanitise } from '../text/sanitise.js';
import type { DialogLines } from './dialog-lines.js';
import type { FrameRow } from './frame.js';
import { fitted, inverse, span } from './spans.js';

/** All users, then each who has processes, with their number. */
export function userLines(state: State, list: UserList): DialogLines {
  const { model, show } = state;
  const entries = model ? userEntries(model) : [];
  const index = indexOfMarked(entries, list);
  const lines = entries.map(({ uid, name, count }, at): FrameRow => {
    const row = [
      span(uid === show.uid ? ' ● ' : '   '),
      fitted(formatCount(count), 7, 'right', 'text'),
      span('  '),
      fitted(sanitise(name), 32, 'left', 'keyName'),
    ];
    return at === index ? inverse(row) : row;
  });
  return {
    title: 'only the processes of',
    lines,
    width: 44,
    scroll: { visible: index },
    closing: closingOf(state, list),
  };
}

function closingOf(state: State, list: UserList): string {
  if (isUserUnknown(state, list)) return `${sanitise(list.typed)}: no such user`;
  const unread = state.model?.sample.processes.filter(({ status }) => !status).length ?? 0;
  const unknown = unread > 0 ? ` · ${formatCount(unread)} not known yet` : '';
  return list.typed === '' ? `Enter only theirs${unknown} · Esc back` : `${sanitise(list.typed)}`;
}
