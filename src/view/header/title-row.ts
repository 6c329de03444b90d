import type { State } from '../../app/state.js';
import { fit } from '../../text/fit.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import { formatUptime } from '../../text/format-duration.js';
import { formatClock, formatInstant } from '../../text/format-instant.js';
import { formatLoads } from '../../text/format-load.js';
import { sanitise } from '../../text/sanitise.js';
import type { FrameRow, Span } from '../frame.js';
import { sameAgain } from '../same-again.js';
import { clickable, leftAndRight, span, widthOf } from '../spans.js';
import { factsThatFit, type HeaderFact } from './header-fact.js';
import { scopeFacts } from './scope-facts.js';

/** Whose processes these are, how many, and how fresh; on a narrow screen the least telling facts are left out. */
export function titleRow(state: State, width: number, hasPlayer = false): FrameRow {
  const fresh = withRecorder(freshness(state, width, hasPlayer), state.recorder?.bytes);
  const { model } = state;
  if (!model) return readingRow(fresh, width);
  const { boot, host } = model.sample;
  return rowOf(
    fresh,
    width,
    boot.hostname,
    boot.kernelRelease,
    formatUptime(host.uptimeSeconds),
    formatLoads(host.load),
    scopeFacts(model),
    state.filterText,
  );
}

const rowOf = sameAgain((fresh: FrameRow, width: number, ...told: Parameters<typeof factsOf>) => {
  const right = [...clickable(fresh, { type: 'togglePause' }), span(' ')];
  const room = width - widthOf(right) - widthOf(name) - 3;
  const facts = factsThatFit(factsFor(factsOf(...told), room), room);
  return leftAndRight([...name, span(`  ${facts.join(' · ')}`)], right, width);
});

const readingRow = sameAgain((fresh: FrameRow, width: number) => {
  const right = [...clickable(fresh, { type: 'togglePause' }), span(' ')];
  return leftAndRight([...name, span('  reading the first processes')], right, width);
});

const name: FrameRow = [span('treetop', 'title')];

/** Below it another fact is worth more than that numbers have the cells that they may grow into. */
const roomForPlaces = 45;

function factsFor(facts: readonly HeaderFact[], room: number): readonly HeaderFact[] {
  return room >= roomForPlaces ? facts : facts.map(withoutPlaces);
}

function withoutPlaces(fact: HeaderFact): HeaderFact {
  return { ...fact, texts: fact.texts.map((text) => text.trim().replace(/ +/g, ' ')) };
}

function factsOf(
  hostname: string,
  kernelRelease: string,
  uptime: string,
  load: string,
  scope: readonly HeaderFact[],
  filterText: string | undefined,
): readonly HeaderFact[] {
  return [
    { texts: [sanitise(hostname) || '?'], rank: 5 },
    { texts: [`Linux ${sanitise(kernelRelease)}`], rank: 9 },
    { texts: [`up ${uptime}`], rank: 6 },
    { texts: [`load ${load}`], rank: 4 },
    ...scope,
    ...(filterText === undefined ? [] : [onlyFact(sanitise(filterText))]),
  ];
}

/** What the command line leaves: whoever takes it for all would look in vain. */
function onlyFact(text: string): HeaderFact {
  const cut = (width: number) => fit(text, width, 'left').trimEnd();
  return { texts: [text, cut(24), cut(12)], rank: 0, isUrgent: true };
}

function freshness(state: State, width: number, hasPlayer: boolean): FrameRow {
  if (state.playback?.isOfLive) return lookingBack;
  if (state.playback) return hasPlayer ? replayed : playback(state, width);
  return state.isPaused ? paused : live(state.intervalMs, state.stretchedToMs);
}

/** Where we are in it is said below. */
const lookingBack: FrameRow = [
  span('looking back  ', 'medium'),
  { ...span('L', 'keyName'), click: { type: 'goLive' } },
  { ...span(' live', 'keyLabel'), click: { type: 'goLive' } },
];

/** Of a file. */
const replayed: FrameRow = [span('replay', 'medium')];

/** Beside the dashboard, and how much it is by now. */
const withRecorder = sameAgain((fresh: FrameRow, bytes: number | undefined): FrameRow => {
  if (bytes === undefined) return fresh;
  const click = { type: 'toggleRecorder' } as const;
  const told = [span('● ', 'bad'), span(`recording ${formatBytes(bytes)}`), span('  ')];
  return [...clickable(told, click), ...fresh];
});

const paused: FrameRow = [span('❚❚ paused', 'medium')];

const live = sameAgain((intervalMs: number, stretchedToMs: number | undefined): FrameRow => {
  const asked = `${(intervalMs / 1000).toFixed(1)}s`;
  if (stretchedToMs === undefined) return [span('● ', 'good'), span(`live ${asked}`)];
  const stretched = `${(stretchedToMs / 1000).toFixed(1)}s`;
  return [span('● ', 'medium'), span(`live ${stretched}, asked ${asked}`, 'medium')];
});

function playback({ model, playback: at }: State, width: number): readonly Span[] {
  if (!at) return [];
  const format = width >= 60 ? formatInstant : formatClock;
  const { takenAtMs, boot } = model?.sample ?? {};
  const instant = format(takenAtMs, boot?.utcOffsetMinutes ?? 0);
  const sign = at.isPlaying ? ' ▸ ' : '❚❚ ';
  const last = formatCount(at.frameCount);
  const frame = `frame ${formatCount(at.frame + 1).padStart(last.length)} / ${last}`;
  return [span(sign, 'medium'), span(`${frame}  ${instant}`)];
}
