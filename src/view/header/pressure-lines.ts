import type { Model } from '../../model/model.js';
import { formatCount, formatPercent } from '../../text/format-count.js';
import type { FrameRow, Span } from '../frame.js';
import { sameAgain } from '../same-again.js';
import { span } from '../spans.js';

/** Time lost to waiting (PSI, 10 s averages), forks and context switches. */
export function pressureLines(model: Model, width: number): readonly FrameRow[] {
  const { pressure } = model.sample.host;
  const { forksPerSecond, contextSwitchesPerSecond } = model.host;
  const gap = width >= 37 ? '  ' : ' ';
  const { cpuSomePercent, ioSomePercent, memorySomePercent } = pressure ?? {};
  return [
    sharesRow(gap, cpuSomePercent, ioSomePercent, memorySomePercent),
    ratesRow(perSecond(forksPerSecond, 5), perSecond(contextSwitchesPerSecond, 7)),
  ];
}

const sharesRow = sameAgain(
  (gap: string, cpu: Percent, io: Percent, memory: Percent): FrameRow => [
    span(`pressure${gap}`),
    ...share('cpu', cpu),
    ...share(`${gap}io`, io),
    ...share(`${gap}mem`, memory),
  ],
);

const ratesRow = sameAgain(
  (forks: string, switches: string): FrameRow => [
    span(`forks ${forks}   `),
    span(`switches ${switches}`),
  ],
);

type Percent = number | undefined;

function share(label: string, percent: Percent): readonly Span[] {
  if (percent === undefined) return [span(`${label} `), span('   ?', 'unknown')];
  const style = percent >= 20 ? 'high' : percent >= 5 ? 'medium' : 'text';
  return [span(`${label} `), span(formatPercent(percent, 4).padStart(4), style)];
}

/** In as many cells as usual rates take, so that what comes after stays in its place. */
function perSecond(rate: number | undefined, width: number): string {
  if (rate === undefined) return `${'?'.padStart(width)}  `;
  return `${formatCount(Math.round(rate)).padStart(width)}/s`;
}
