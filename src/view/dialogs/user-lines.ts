import {
  indexOfMarked,
  isUserUnknown,
  type UserList,
  userEntries,
} from '../../app/dialogs/user-choice.js';
import type { State } from '../../app/state.js';
import { formatCount } from '../../text/format-count.js';
import { sanitise } from '../../text/sanitise.js';
import type { FrameRow } from '../frame.js';
import { clickable, fitted, inverse, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';

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
    return at === index
      ? clickable(inverse(row), { type: 'accept' })
      : clickable(row, { type: 'mark', dialog: { ...list, uid, typed: '' } });
  });
  return {
    title: 'only the processes of',
    lines,
    width: 44,
    scroll: { visible: index },
    closing: closingOf(state, list),
  };
}

function closingOf(state: State, list: UserList): FrameRow {
  const typed = sanitise(list.typed);
  if (isUserUnknown(state, list)) return [span(`${typed}: no such user`, 'title')];
  if (typed !== '') return [span(typed, 'title')];
  const unread = state.model?.sample.processes.filter(({ status }) => !status).length ?? 0;
  const unknown = unread > 0 ? ` · ${formatCount(unread)} not known yet` : '';
  return [
    label('Enter only theirs', { type: 'accept' }),
    span(`${unknown} · `, 'title'),
    label('Esc back', { type: 'closeDialog' }),
  ];
}
