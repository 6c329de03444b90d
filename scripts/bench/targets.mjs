// What is aimed at. Each is told with what was measured, met or not; none decides the exit status.

/** Those of which something was measured: { what, value, limit, unit, isMet, against }. */
export function targetsOf(result) {
  return [
    ...cpuTargets(result),
    ...startTargets(result),
    ...memoryTargets(result),
    ...keyTargets(result),
    ...byteTargets(result),
    ...growthTargets(result),
  ];
}

function cpuTargets({ cpu }) {
  return [
    shareOf(cpu, 'idle', 100, 'htop', 0.7),
    shareOf(cpu, 'idle', 1000, 'top', 0.5),
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

/** In times of a Node that does nothing: a slower machine is slower at both. */
function startTargets({ starts }) {
  const limits = [
    [100, 2.2],
    [1000, 2.65],
    [10_000, 4.8],
  ];
  return limits.flatMap(([count, limit]) => {
    const own = found(starts, { count, program: 'treetop' });
    const bare = found(starts, { count, program: 'node -e 0' });
    if (own?.firstRowMs === undefined || !bare) return [];
    return target(
      `start to first row, ${named('idle', count)}`,
      own.firstRowMs / bare.firstRowMs,
      limit,
      '× node -e 0',
    );
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
        1.1,
        `× for each of ${from.count.toLocaleString('en')}`,
      );
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
