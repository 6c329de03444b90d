import type { SchedulingDialog } from '../../app/dialogs/scheduling-dialogs.js';
import type { SchedulingChange } from '../../signals/scheduling-change.js';
import {
  type SchedulingPermission,
  schedulingPermission,
} from '../../signals/scheduling-permission.js';
import { formatCount } from '../../text/format-count.js';
import { sanitise } from '../../text/sanitise.js';
import { wrapped } from '../../text/wrap.js';
import type { FrameRow, StyleName } from '../frame.js';
import { label, span } from '../spans.js';

/** How wide these dialogs are. */
export const schedulingWidth = 70;

/** What it has now, and whether it may be changed, as the kernel's rules are. */
export function nowLines(
  { seen }: SchedulingDialog,
  change: SchedulingChange,
  now: string | undefined,
): readonly FrameRow[] {
  if (!seen) return [[span(' reading how it is scheduled…', 'dim')]];
  const { facts, asker, trouble } = seen;
  if (!facts) return [[span(' it is gone', 'bad')]];
  const count = facts.threads.length;
  const whose = count === 1 ? 'one thread' : `${formatCount(count)} threads`;
  const nowLine = [span(` now ${sanitise(now ?? '?')} · ${whose}`)];
  if (trouble !== undefined) return [nowLine, ...told(sanitise(trouble), 'bad')];
  return [nowLine, ...permissionLines(schedulingPermission(change, facts, asker))];
}

function permissionLines(permission: SchedulingPermission): readonly FrameRow[] {
  switch (permission.type) {
    case 'permitted':
      return told(`permitted: ${permission.because}`, 'good');
    case 'denied':
      return told(`will be denied: ${permission.reason}`, 'bad');
    case 'unknown':
      return told(`may be denied: ${permission.reason}`, 'note');
  }
}

function told(text: string, style: StyleName): readonly FrameRow[] {
  return wrapped(text, schedulingWidth - 2).map((line) => [span(` ${line}`, style)]);
}

/** In the lower border. What needs force needs the key. */
export function schedulingClosing(
  { warning }: SchedulingDialog,
  keys: string,
  verb: string,
): FrameRow {
  const forced = `${warning}: ! ${verb} all the same`;
  return [
    span(keys, 'title'),
    warning === undefined ? label(`Enter ${verb}`, { type: 'accept' }) : span(forced, 'title'),
    span(' · ', 'title'),
    label('Esc back', { type: 'closeDialog' }),
  ];
}
