import type { CpuLoad, Model } from '../../model/model.js';
import type { FrameRow, Span } from '../frame.js';
import { span } from '../spans.js';
import { type MeterPart, meterRow } from './meter.js';

/** A bar for each CPU; two columns of bars where that is needed; one cell for each where even those do not fit. */
export function cpuLines(model: Model, width: number, count: number): readonly FrameRow[] {
  const { cpus } = model.host;
  if (cpus.length === 0) return [[span('CPU ?', 'unknown')]];
  if (cpus.length <= count) return cpus.map((cpu) => cpuBar(cpu, width));
  const half = Math.floor((width - 1) / 2);
  if (cpus.length <= 2 * count && half >= 20) return pairs(cpus, half, Math.ceil(cpus.length / 2));
  return compact(cpus, width, count);
}

function pairs(cpus: readonly CpuLoad[], width: number, count: number): readonly FrameRow[] {
  return cpus.slice(0, count).map((cpu, line) => {
    const second = cpus[line + count];
    return [...cpuBar(cpu, width), span(' '), ...(second ? cpuBar(second, width) : [])];
  });
}

function cpuBar(cpu: CpuLoad, width: number): FrameRow {
  const label = ` ${String(cpu.id).padStart(2)} `;
  const { busyFraction } = cpu;
  const value = busyFraction === undefined ? '?' : `${Math.round(busyFraction * 100)}%`;
  return meterRow(label, busyParts(cpu), value, width, 4);
}

function busyParts(cpu: CpuLoad): readonly MeterPart[] {
  return [
    { fraction: cpu.userFraction ?? 0, style: 'low', fill: '█' },
    { fraction: cpu.systemFraction ?? 0, style: 'high', fill: '▓' },
    { fraction: cpu.stealFraction ?? 0, style: 'medium', fill: '▒' },
  ];
}

const levels = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A cell for each CPU, a line beginning with the number of its first. */
function compact(cpus: readonly CpuLoad[], width: number, count: number): readonly FrameRow[] {
  const perLine = Math.max(1, width - 7);
  const lines: FrameRow[] = [];
  for (let line = 0; line < count && line * perLine < cpus.length; line += 1) {
    const some = cpus.slice(line * perLine, (line + 1) * perLine);
    const label = `${some[0]?.id ?? ''}`.padStart(5);
    lines.push([span(`${label} `), ...some.map(levelOf)]);
  }
  return lines;
}

function levelOf({ busyFraction }: CpuLoad): Span {
  if (busyFraction === undefined) return span('?', 'unknown');
  const level = levels[Math.round(busyFraction * (levels.length - 1))] ?? '█';
  return span(level, busyFraction > 0.8 ? 'high' : 'low');
}
