import type { Model } from '../model/model.js';
import { formatCount, formatPercent } from '../text/format-count.js';
import type { FrameRow, Span } from './frame.js';
import { span } from './spans.js';

/** Time lost to waiting (PSI, 10 s averages), forks and context switches. */
export function pressureLines(model: Model, width: number): readonly FrameRow[] {
  const { pressure } = model.sample.host;
  const { forksPerSecond, contextSwitchesPerSecond } = model.host;
  const gap = width >= 37 ? '  ' : ' ';
  return [
    [
      span(`pressure${gap}`),
      ...share('cpu', pressure?.cpuSomePercent),
      ...share(`${gap}io`, pressure?.ioSomePercent),
      ...share(`${gap}mem`, pressure?.memorySomePercent),
    ],
    [span(`forks ${perSecond(forksPerSecond)}   switches ${perSecond(contextSwitchesPerSecond)}`)],
  ];
}

function share(label: string, percent: number | undefined): readonly Span[] {
  if (percent === undefined) return [span(`${label} `), span('   ?', 'unknown')];
  const style = percent >= 20 ? 'high' : percent >= 5 ? 'medium' : 'text';
  return [span(`${label} `), span(formatPercent(percent, 4).padStart(4), style)];
}

function perSecond(rate: number | undefined): string {
  return rate === undefined ? '?' : `${formatCount(Math.round(rate))}/s`;
}
