// What is aimed at. Each is told with what was measured, met or not; none decides the exit status.

/** Those of which something was measured: { what, value, limit, unit, isMet, against }. */
export function targetsOf(result) {
  return [
    ...cpuTargets(result),
    ...scanTargets(result),
    ...startTargets(result),
    ...memoryTargets(result),
    ...keyTargets(result),
    ...byteTargets(result),
    ...growthTargets(result),
    ...recordTargets(result),
    ...replayTargets(result),
  ];
}

function cpuTargets({ cpu }) {
  return [
    shareOf(cpu, 'idle', 100, 'htop', 0.7),
    shareOf(cpu, 'idle', 1000, 'htop', 0.25),
    shareOf(cpu, 'idle', 1000, 'top', 0.5),
    shareOf(cpu, 'idle', 1000, 'btop', 0.5),
    shareOf(cpu, 'idle', 10_000, 'htop', 0.2),
    shareOf(cpu, 'idle', 10_000, 'top', 0.35),
    ...cpu
      .filter(({ kind }) => kind === 'busy')
      .filter(({ program }) => program === 'htop')
      .map(({ count }) => shareOf(cpu, 'busy', count, 'htop', 0.4)),
  ].flat();
}

function shareOf(cpu, kind, count, peer, limit) {
  const own = found(cpu, { kind, count, program: 'treetop' });
  const other = found(cpu, { kind, count, program: peer });
  if (!own || !other) return [];
  const value = own.cpuMsPerRefresh / other.cpuMsPerRefresh;
  return target(`CPU a refresh, ${named(kind, count)}`, value, limit, `× ${peer}`);
}

function scanTargets({ micro }) {
  const scan = micro?.parts.find(({ part }) => part === 'scan');
  if (!scan) return [];
  const { anewNsPerProcess, keptNsPerProcess } = micro.floors;
  const what = `scan, ${named('idle', micro.count)}`;
  return [
    target(what, scan.nsPerProcess / anewNsPerProcess, 1, '× C that opens, reads and closes'),
    target(what, scan.nsPerProcess / keptNsPerProcess, 2, '× C that reads what is kept open'),
  ].flat();
}

/** Beside few processes in times of a Node that does nothing, beside many of what htop takes. */
function startTargets({ starts }) {
  const limits = [
    [100, 'treetop', 'node -e 0', 2.2],
    [100, 'treetop, no NODE_*', 'node -e 0, no NODE_*', 2.2],
    [1000, 'treetop', 'htop', 1],
    [10_000, 'treetop', 'htop', 0.3],
  ];
  return limits.flatMap(([count, name, program, limit]) => {
    const own = found(starts, { count, program: name })?.firstRowMs;
    const other = found(starts, { count, program })?.firstRowMs;
    if (own === undefined || other === undefined) return [];
    const what = `start to first row, ${named('idle', count)}`;
    return target(what, own / other, limit, `× ${program}`);
  });
}

function memoryTargets({ cpu }) {
  const limits = [
    [1000, 90],
    [10_000, 150],
  ];
  return limits.flatMap(([count, limit]) => {
    const own = found(cpu, { kind: 'idle', count, program: 'treetop' });
    return own ? target(`RSS, ${named('idle', count)}`, own.rssBytes / 1e6, limit, 'MB') : [];
  });
}

function keyTargets({ keys }) {
  const limits = [
    [1000, 30],
    [10_000, 50],
  ];
  return limits.flatMap(([count, limit]) => {
    const own = found(keys, { count, program: 'treetop' });
    return own ? target(`key to paint, p99, ${named('idle', count)}`, own.p99Ms, limit, 'ms') : [];
  });
}

function byteTargets({ cpu }) {
  return cpu
    .filter(({ kind, program }) => kind === 'idle' && program === 'htop')
    .flatMap(({ count, bytesPerRefresh }) => {
      const own = found(cpu, { kind: 'idle', count, program: 'treetop' });
      if (!own) return [];
      const value = own.bytesPerRefresh / bytesPerRefresh;
      return target(`bytes a refresh, ${named('idle', count)}`, value, 1, '× htop');
    });
}

/** Linear: none costs more because there are many. Beyond the descriptors each costs an open and a close too. */
function growthTargets({ cpu, machine }) {
  const costs = cpu
    .filter(({ kind, program }) => kind === 'idle' && program === 'treetop')
    .map(({ count, cpuMsPerRefresh }) => ({ count, each: cpuMsPerRefresh / count }))
    .sort((a, b) => a.count - b.count);
  const from = costs.find(({ count }) => count >= 1000);
  return costs
    .filter(({ count }) => from !== undefined && count > from.count)
    .flatMap(({ count, each }) => {
      const beyond = count > machine.fdBudget ? ', beyond the descriptors' : '';
      const what = `CPU for each of ${count.toLocaleString('en')}${beyond}`;
      return target(
        what,
        each / from.each,
        1.2,
        `× for each of ${from.count.toLocaleString('en')}`,
      );
    });
}

function recordTargets({ records }) {
  return records
    .filter(({ program }) => program === 'atop')
    .flatMap((atop) => {
      const { kind, count } = atop;
      const own = found(records, { kind, count, program: 'treetop' });
      if (!own) return [];
      const share = (figure) => own[figure] / atop[figure];
      const who = named(kind, count);
      return [
        ...target(`recording, bytes, ${who}`, share('bytesPerSecond'), 0.25, '× atop -w'),
        ...target(`recording, CPU, ${who}`, share('cpuMsPerSecond'), 0.25, '× atop -w'),
      ];
    });
}

function replayTargets({ replays }) {
  return replays.flatMap(({ count, hours, bareMs, firstRowMs, maxMs, rssBytes }) => {
    const who = `${hours} h of ${count.toLocaleString('en')}`;
    return [
      ...target(`replay opens, ${who}`, firstRowMs - bareMs, 300, 'ms beyond --version'),
      ...target(`slowest jump, ${who}`, maxMs, 100, 'ms'),
      ...target(`RSS of the replay, ${who}`, rssBytes / 1e6, 150, 'MB'),
    ];
  });
}

function target(what, value, limit, unit) {
  return [{ what, value, limit, unit, isMet: value <= limit }];
}

function named(kind, count) {
  return `${count.toLocaleString('en')} ${kind}`;
}

export function found(figures, wanted) {
  return figures.find((one) => Object.entries(wanted).every(([key, value]) => one[key] === value));
}
