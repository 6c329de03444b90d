import type { State } from '../../app/state.js';
import { startedAtMsOf, userNameOfUid } from '../../model/facts-of-process.js';
import type { ProcessKey } from '../../model/process.js';
import type { SignalTarget } from '../../signals/target.js';
import { formatCount } from '../../text/format-count.js';
import { formatClock } from '../../text/format-instant.js';
import { sanitise } from '../../text/sanitise.js';

/** `9310 tar (ana, started 14:02:11, D)`. */
export function targetTitle(state: State, target: SignalTarget): string {
  const { model } = state;
  const name = `${target.pid} ${sanitise(target.comm)}${othersTagged(state.tagged, target.key)}`;
  const process = model?.processes.get(target.key);
  if (!model || !process || process.state === 'X') return `${name} (gone)`;
  const { boot } = model.sample;
  const user = target.uid === undefined ? '?' : sanitise(userNameOfUid(target.uid, boot));
  const started = formatClock(startedAtMsOf(process, boot), boot.utcOffsetMinutes);
  return `${name} (${user}, started ${started}, ${process.state})`;
}

/** The tags may be why the list was opened: they get nothing yet. */
function othersTagged(tagged: State['tagged'], key: ProcessKey): string {
  const isOther = tagged.size > (tagged.has(key) ? 1 : 0);
  if (!isOther) return '';
  const text = tagged.size === 1 ? '1 is tagged' : `${formatCount(tagged.size)} are tagged`;
  return `: this one only; ${text}`;
}
