import type { State } from '../app/state.js';
import type { Model } from '../model/model.js';
import { formatCount } from '../text/format-count.js';
import { formatUptime } from '../text/format-duration.js';
import { formatClock, formatInstant } from '../text/format-instant.js';
import { sanitise } from '../text/sanitise.js';
import { cellWidth } from '../text/width.js';
import type { FrameRow, Span } from './frame.js';
import { leftAndRight, span, widthOf } from './spans.js';

/** Whose processes these are, how many, and how fresh; on a narrow screen the least telling facts are left out. */
export function titleRow(state: State, width: number): FrameRow {
  const right = [...freshness(state, width), span(' ')];
  const room = width - widthOf(right) - 2;
  const name = [span('treetop', 'title')];
  const { model } = state;
  if (!model) return leftAndRight([...name, span('  reading the first processes')], right, width);
  const facts = factsThatFit(factsOf(model), room - widthOf(name) - 1);
  return leftAndRight([...name, span(`  ${facts.join(' · ')}`)], right, width);
}

/** By rank: 1 is left out last. */
type Fact = { readonly text: string; readonly rank: number };

function factsOf(model: Model): readonly Fact[] {
  const { boot, host, processes } = model.sample;
  const load = host.load?.map((one) => one.toFixed(2)).join(' ') ?? '?';
  return [
    { text: sanitise(boot.hostname) || '?', rank: 3 },
    { text: `Linux ${sanitise(boot.kernelRelease)}`, rank: 6 },
    { text: `up ${formatUptime(host.uptimeSeconds)}`, rank: 4 },
    { text: `load ${load}`, rank: 2 },
    { text: `${formatCount(processes.length)} processes`, rank: 1 },
    { text: `${formatCount(model.threadCount)} threads`, rank: 5 },
  ];
}

function factsThatFit(facts: readonly Fact[], room: number): readonly string[] {
  let kept: readonly Fact[] = [];
  for (const fact of facts.toSorted((one, other) => one.rank - other.rank)) {
    const more = facts.filter((one) => one === fact || kept.includes(one));
    if (cellWidth(textsOf(more).join(' · ')) < room) kept = more;
  }
  return textsOf(kept);
}

function textsOf(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ text }) => text);
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
  const sign = at.isPlaying ? '▸ ' : '❚❚ ';
  const frame = `frame ${formatCount(at.frame + 1)} / ${formatCount(at.frameCount)}`;
  return [span(sign, 'medium'), span(`${frame}  ${instant}`)];
}
