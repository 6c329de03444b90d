import type { State } from '../app/state.js';
import type { Model } from '../model/model.js';
import { fit } from '../text/fit.js';
import { formatCount } from '../text/format-count.js';
import { formatUptime } from '../text/format-duration.js';
import { formatClock, formatInstant } from '../text/format-instant.js';
import { formatLoads } from '../text/format-load.js';
import { sanitise } from '../text/sanitise.js';
import type { FrameRow, Span } from './frame.js';
import { factsThatFit, type HeaderFact } from './header-fact.js';
import { scopeFacts } from './scope-facts.js';
import { clickable, leftAndRight, span, widthOf } from './spans.js';

/** Whose processes these are, how many, and how fresh; on a narrow screen the least telling facts are left out. */
export function titleRow(state: State, width: number): FrameRow {
  const right = [...clickable(freshness(state, width), { type: 'togglePause' }), span(' ')];
  const name = [span('treetop', 'title')];
  const room = width - widthOf(right) - widthOf(name) - 3;
  const { model } = state;
  if (!model) return leftAndRight([...name, span('  reading the first processes')], right, width);
  const facts = factsThatFit(factsFor(model, state, room), room);
  return leftAndRight([...name, span(`  ${facts.join(' · ')}`)], right, width);
}

/** Below it another fact is worth more than that numbers have the cells that they may grow into. */
const roomForPlaces = 45;

function factsFor(model: Model, state: State, room: number): readonly HeaderFact[] {
  const facts = factsOf(model, state);
  return room >= roomForPlaces ? facts : facts.map(withoutPlaces);
}

function withoutPlaces(fact: HeaderFact): HeaderFact {
  return { ...fact, texts: fact.texts.map((text) => text.trim().replace(/ +/g, ' ')) };
}

function factsOf(model: Model, { filterText }: State): readonly HeaderFact[] {
  const { boot, host } = model.sample;
  const load = formatLoads(host.load);
  return [
    { texts: [sanitise(boot.hostname) || '?'], rank: 5 },
    { texts: [`Linux ${sanitise(boot.kernelRelease)}`], rank: 9 },
    { texts: [`up ${formatUptime(host.uptimeSeconds)}`], rank: 6 },
    { texts: [`load ${load}`], rank: 4 },
    ...scopeFacts(model),
    ...(filterText === undefined ? [] : [onlyFact(sanitise(filterText))]),
  ];
}

/** What the command line leaves: whoever takes it for all would look in vain. */
function onlyFact(text: string): HeaderFact {
  const cut = (width: number) => fit(text, width, 'left').trimEnd();
  return { texts: [text, cut(24), cut(12)], rank: 0, isUrgent: true };
}

function freshness(state: State, width: number): readonly Span[] {
  if (state.playback) return playback(state, width);
  if (state.isPaused) return [span('❚❚ paused', 'medium')];
  const asked = `${(state.intervalMs / 1000).toFixed(1)}s`;
  if (state.stretchedToMs === undefined) return [span('● ', 'good'), span(`live ${asked}`)];
  const stretched = `${(state.stretchedToMs / 1000).toFixed(1)}s`;
  return [span('● ', 'medium'), span(`live ${stretched}, asked ${asked}`, 'medium')];
}

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
