import type { State } from '../app/state.js';
import { formatCount } from '../text/format-count.js';
import { formatUptime } from '../text/format-duration.js';
import { formatInstant } from '../text/format-instant.js';
import { sanitise } from '../text/sanitise.js';
import type { FrameRow, Span } from './frame.js';
import { leftAndRight, span } from './spans.js';

/** Whose processes these are, how many, and how fresh. */
export function titleRow(state: State, width: number): FrameRow {
  return leftAndRight(machine(state), [...freshness(state), span(' ')], width);
}

function machine(state: State): FrameRow {
  const { model } = state;
  if (!model) return [span('treetop', 'title'), span('  reading the first processes')];
  const { boot, host } = model.sample;
  const load = host.load?.map((one) => one.toFixed(2)).join(' ') ?? '?';
  const count = formatCount(model.sample.processes.length);
  const facts = [
    `Linux ${sanitise(boot.kernelRelease)}`,
    `up ${formatUptime(host.uptimeSeconds)}`,
    `load ${load}`,
    `${count} processes`,
    `${formatCount(model.threadCount)} threads`,
  ];
  return [
    span('treetop', 'title'),
    span(`  ${sanitise(boot.hostname) || '?'}`),
    ...facts.map((fact) => span(` · ${fact}`)),
    span('  '),
  ];
}

function freshness(state: State): readonly Span[] {
  if (state.playback) return playback(state);
  if (state.isPaused) return [span('❚❚ paused', 'medium')];
  const asked = `${(state.intervalMs / 1000).toFixed(1)}s`;
  if (state.stretchedToMs === undefined) return [span('● ', 'good'), span(`live ${asked}`)];
  const stretched = `${(state.stretchedToMs / 1000).toFixed(1)}s`;
  return [span('● ', 'medium'), span(`live ${stretched}, asked ${asked}`, 'medium')];
}

function playback(state: State): readonly Span[] {
  const { model, playback: at } = state;
  if (!at) return [];
  const instant = model
    ? formatInstant(model.sample.takenAtMs, model.sample.boot.utcOffsetMinutes)
    : '?';
  const sign = at.isPlaying ? '▸ ' : '❚❚ ';
  const frame = `frame ${formatCount(at.frame + 1)} / ${formatCount(at.frameCount)}`;
  return [span(sign, 'medium'), span(`${frame}  ${instant}`)];
}
