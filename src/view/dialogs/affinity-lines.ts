import { type AffinityDialog, withCpuToggled } from '../../app/dialogs/scheduling-dialogs.js';
import type { State } from '../../app/state.js';
import { listsText } from '../../model/cpu-list.js';
import { formatPercent } from '../../text/format-count.js';
import type { FrameRow } from '../frame.js';
import { clickable, fitted, inverse, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';
import { nowLines, schedulingClosing, schedulingWidth } from './scheduling-lines.js';
import { targetTitle } from './target-title.js';

/** The CPUs that are online, how busy each is, and on which of them the target may run. */
export function affinityLines(state: State, dialog: AffinityDialog): DialogLines {
  const { seen, target, cpus, index } = dialog;
  const lists = [...new Set(seen?.facts?.threads.map((one) => one.cpus ?? '?'))];
  const now = lists.length === 0 ? undefined : `CPUs ${listsText(lists)}`;
  const head = nowLines(dialog, { type: 'cpus', cpus }, now);
  const busy = new Map(state.model?.host.cpus.map((one) => [one.id, one.busyFraction]));
  const lines = cpus.map((cpu, at) => {
    const fraction = busy.get(cpu);
    const percent = fraction === undefined ? '?' : `${formatPercent(fraction * 100)}%`;
    const row = cpuLine(cpu, dialog.chosen?.includes(cpu), percent);
    return clickable(at === index ? inverse(row) : row, {
      type: 'mark',
      dialog: { ...withCpuToggled(dialog, cpu), index: at },
    });
  });
  return {
    title: `CPUs of ${targetTitle(state, target)}`,
    lines: [...head, ...lines],
    width: schedulingWidth,
    scroll: { visible: head.length + index },
    closing: schedulingClosing(dialog, 'Space this · * all · ', 'apply'),
  };
}

function cpuLine(cpu: number, isChosen: boolean | undefined, percent: string): FrameRow {
  const mark = isChosen === undefined ? '?' : isChosen ? 'x' : ' ';
  return [
    span(` [${mark}] `, isChosen === undefined ? 'unknown' : 'text'),
    fitted(`CPU ${cpu}`, 9, 'left', 'keyName'),
    fitted(percent, 6, 'right', 'text'),
    fitted(' busy', schedulingWidth - 20, 'left', 'dim'),
  ];
}
