import type { State } from '../app/state.js';
import { type Playback, speeds } from '../app/time/playback.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatCount } from '../text/format-count.js';
import { formatSpan } from '../text/format-duration.js';
import { formatClock, formatInstant } from '../text/format-instant.js';
import type { FrameRow, Span } from './frame.js';
import { sameAgain } from './same-again.js';
import { clickable, fitRow, leftAndRight, span, widthOf } from './spans.js';
import { markSigns } from './timeline-rows.js';

/** Where in a recording we are, and what leads on from there; what finds no room is left out from its end. */
export function playerRow({ playback, model, present }: State, width: number): FrameRow {
  if (!playback) return fitRow([], width);
  const { frame, frameCount, isPlaying, speed } = playback;
  const bounds = present ? boundsText(present.bounds) : '';
  const { takenAtMs, boot } = model?.sample ?? {};
  const place = `frame ${formatCount(frame + 1)} / ${formatCount(frameCount)}`;
  const zone = boot?.utcOffsetMinutes ?? 0;
  const instant = model ? formatInstant(takenAtMs, zone) : '';
  return rowOf(
    isPlaying,
    speed,
    instant,
    model ? formatClock(takenAtMs, zone) : '',
    place,
    bounds,
    width,
  );
}

const rowOf = sameAgain(
  (
    isPlaying: boolean,
    speed: Playback['speed'],
    instant: string,
    clock: string,
    place: string,
    bounds: string,
    width: number,
  ): FrameRow => {
    const said = [...(width >= 50 ? buttons : shortButtons)(isPlaying, speed), span('   ')];
    const facts = [span(width >= 80 ? instant : clock, 'title'), span(`   ${place}`), span(bounds)];
    const left = [...said, ...facts.filter(fitsInto(width - widthOf(said)))];
    const legend = widthOf([...left, ...markLegend]) + 3 <= width ? markLegend : [];
    return leftAndRight(left, legend, width);
  },
);

/** What this dashboard can remember. */
function boundsText({ forMs, bytes }: NonNullable<State['present']>['bounds']): string {
  return `   of at most ${formatSpan(forMs)}, ${formatBytes(bytes)}`;
}

/** Whether there is still room for one more after those that it was asked for before. */
function fitsInto(room: number): (one: Span) => boolean {
  let left = room;
  return (one) => {
    left -= widthOf([one]);
    return left >= 0;
  };
}

function shortButtons(isPlaying: boolean, speed: number): FrameRow {
  const state = isPlaying ? '▸ ' : '❚❚';
  return [
    span(' '),
    ...clickable([span(state, 'medium')], { type: 'togglePlay' }),
    span('  '),
    ...clickable([span(speedText(speed))], { type: 'changeSpeed', sign: 1 }),
  ];
}

function buttons(isPlaying: boolean, speed: number): FrameRow {
  const state = isPlaying ? '▸ playing' : '❚❚ paused ';
  return [
    span(' '),
    { ...span('◂◂', 'keyName'), click: { type: 'jumpToEvent', sign: -1 } },
    span('  '),
    { ...span('◂', 'keyName'), click: { type: 'step', sign: -1 } },
    span('  '),
    ...clickable([span(state, 'medium')], { type: 'togglePlay' }),
    span('  '),
    { ...span('▸', 'keyName'), click: { type: 'step', sign: 1 } },
    span('  '),
    { ...span('▸▸', 'keyName'), click: { type: 'jumpToEvent', sign: 1 } },
    span('  '),
    ...clickable([span(speedText(speed))], { type: 'changeSpeed', sign: 1 }),
  ];
}

const widest = Math.max(...speeds.map((one) => speedName(one).length));

function speedText(speed: number): string {
  return speedName(speed).padEnd(widest);
}

function speedName(speed: number): string {
  return speed < 1 ? `×1/${1 / speed}` : `×${speed}`;
}

const markLegend: FrameRow = [
  span(markSigns.exited.text, markSigns.exited.style),
  span(' exit  ', 'dim'),
  span(markSigns.adopted.text, markSigns.adopted.style),
  span(' adopted  ', 'dim'),
  span(markSigns.zombie.text, markSigns.zombie.style),
  span(' zombie  ', 'dim'),
  span(markSigns.longWait.text, markSigns.longWait.style),
  span(' D over 5 s ', 'dim'),
];
