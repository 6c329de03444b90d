// What was measured as tables of Markdown, which are read on a terminal too. Lost rows are rows like others.
import { found, targetsOf } from './targets.mjs';

export function tables(result) {
  return [
    '### Targets\n',
    table(['target', 'measured', 'at most', '', ''], targetsOf(result).map(targetRow)),
    ...part('### CPU time, memory and output', cpuTable(result)),
    ...part('### Growth: CPU for each process and refresh, in µs', growthTable(result)),
    ...part('### Start to first row', startTable(result)),
    ...part('### Key to paint, scans every 0.3 s', keyTable(result)),
    ...part('### Recording, once a second', recordTable(result)),
    ...part('### Replay of a long recording', replayTable(result)),
    ...part('### The parts of a refresh, back to back', microTable(result)),
  ].join('\n');
}

function part(title, lines) {
  return lines === undefined ? [] : ['', `${title}\n`, lines];
}

function targetRow({ what, value, limit, unit, isMet }) {
  return [what, short(value), short(limit), unit, isMet ? 'met' : 'NOT met'];
}

function cpuTable({ cpu }) {
  if (cpu.length === 0) return undefined;
  const title = ['processes', 'program', 'ms/refresh', 'ms/s', 'treetop/it', 'refreshes/s'];
  const more = ['bytes/refresh', 'RSS MB', 'peak MB', 'CPU ms until then', 'runs'];
  return table(
    [...title, ...more],
    cpu.map((one) => [
      `${one.count.toLocaleString('en')} ${one.kind}`,
      one.program,
      short(one.cpuMsPerRefresh),
      short(one.cpuMsPerSecond),
      ratioTo(cpu, one),
      one.refreshesPerSecond.toFixed(2),
      Math.round(one.bytesPerRefresh),
      short(one.rssBytes / 1e6),
      short(one.peakBytes / 1e6),
      Math.round(one.warmUpCpuMs),
      one.runs,
    ]),
  );
}

/** Below 1 treetop takes less. */
function ratioTo(cpu, { kind, count, program, cpuMsPerRefresh }) {
  const own = found(cpu, { kind, count, program: 'treetop' });
  if (program === 'treetop' || !own) return '';
  return `${(own.cpuMsPerRefresh / cpuMsPerRefresh).toFixed(2)}`;
}

function growthTable({ cpu, machine }) {
  const idle = cpu.filter(({ kind }) => kind === 'idle');
  const counts = [...new Set(idle.map(({ count }) => count))].sort((a, b) => a - b);
  if (counts.length < 2) return undefined;
  const programs = [...new Set(idle.map(({ program }) => program))];
  const costOf = (count, program) => {
    const one = found(idle, { count, program });
    return one ? short((one.cpuMsPerRefresh * 1000) / count) : '–';
  };
  return table(
    ['processes', ...programs],
    counts.map((count) => [
      `${count.toLocaleString('en')}${count > machine.fdBudget ? ' (more than descriptors)' : ''}`,
      ...programs.map((program) => costOf(count, program)),
    ]),
  );
}

function startTable({ starts }) {
  if (starts.length === 0) return undefined;
  return table(
    ['processes', 'program', 'ms, median', 'fastest', 'slowest', 'starts'],
    starts.map(({ count, program, firstRowMs, all }) => {
      const seen = all.filter((ms) => ms !== undefined);
      const of = (pick) => (seen.length === 0 ? '–' : Math.round(pick(...seen)));
      const middle = firstRowMs === undefined ? 'no row seen' : Math.round(firstRowMs);
      const sizes = count.toLocaleString('en');
      return [sizes, program, middle, of(Math.min), of(Math.max), all.length];
    }),
  );
}

function keyTable({ keys }) {
  if (keys.length === 0) return undefined;
  return table(
    ['processes', 'program', 'p50 ms', 'p99 ms', 'slowest ms', 'presses'],
    keys.map(({ count, program, p50Ms, p99Ms, maxMs, presses }) => [
      count.toLocaleString('en'),
      program,
      ...[p50Ms, p99Ms, maxMs].map(short),
      presses,
    ]),
  );
}

function recordTable({ records }) {
  if (records.length === 0) return undefined;
  return table(
    ['processes', 'program', 'bytes/s', 'ms/s', 'RSS MB', 'MB a day', 'runs'],
    records.map(({ count, kind, program, bytesPerSecond, cpuMsPerSecond, rssBytes, runs }) => [
      `${count.toLocaleString('en')} ${kind}`,
      program === 'atop' ? 'atop -w' : `${program} record`,
      Math.round(bytesPerSecond),
      short(cpuMsPerSecond),
      short(rssBytes / 1e6),
      Math.round((bytesPerSecond * 86_400) / 1e6),
      runs,
    ]),
  );
}

function replayTable({ replays }) {
  if (replays.length === 0) return undefined;
  const title = ['recording', 'frames', 'MB', '--version ms', 'first row ms'];
  return table(
    [...title, 'first jump ms', 'p50 ms', 'slowest ms', 'jumps', 'RSS MB'],
    replays.map((one) => [
      `${one.hours} h of ${one.count.toLocaleString('en')}`,
      one.frames.toLocaleString('en'),
      ...[one.fileBytes / 1e6, one.bareMs, one.firstRowMs].map(short),
      ...[one.firstMs, one.p50Ms, one.maxMs].map(short),
      one.jumps,
      short(one.rssBytes / 1e6),
    ]),
  );
}

function microTable({ micro }) {
  if (micro === undefined) return undefined;
  const { parts, floors, count } = micro;
  const floorRows = [
    ['floor in C', 'pread of a stat kept open', floors.keptNsPerProcess],
    ['floor in C', 'open, read and close of stat', floors.anewNsPerProcess],
  ].map(([what, note, ns]) => [what, note, short((ns * count) / 1e6), Math.round(ns), '']);
  return table(
    ['part', `of ${count.toLocaleString('en')} processes`, 'ms', 'ns/process', 'times its floor'],
    [
      ...floorRows,
      ...parts.map(({ part: what, note, ns, nsPerProcess, floorNsPerProcess }) => [
        what,
        note,
        short(ns / 1e6),
        Math.round(nsPerProcess),
        floorNsPerProcess === undefined ? 'none' : (nsPerProcess / floorNsPerProcess).toFixed(2),
      ]),
    ],
  );
}

function short(value) {
  return value >= 100 ? `${Math.round(value)}` : value.toPrecision(value < 1 ? 2 : 3);
}

function table(titles, rows) {
  const all = [titles, ...rows].map((row) => row.map(String));
  const widths = titles.map((_, index) => Math.max(3, ...all.map((row) => row[index].length)));
  const isText = titles.map((_, index) => !rows.every((row) => /^[\d.,–]*$/.test(`${row[index]}`)));
  const line = (row) =>
    `| ${row.map((cell, index) => (isText[index] ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, index) => (isText[index] ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join('\n');
}
