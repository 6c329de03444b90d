// The real helper, and one whose `df` hangs. The PATH is this process's own: the tests run one after the other.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { deviceFactNames } from '../../../src/source/devices/device-fact.js';
import {
  askDevices,
  type DeviceReader,
  deviceReader,
  devicesSettled,
  stopAsking,
} from '../../../src/source/devices/device-reader.js';
import { kernelStat } from '../../helpers/kernel-stat.js';
import { until } from '../../helpers/until.js';
import { temporaryDirectory } from '../linux/proc-tree.js';

/** A helper has its PATH from us: by this mark those that other tests start at the same time are told from ours. */
const mark = `/nonexistent/treetop-devices-${process.pid}`;
const path = `${process.env['PATH']}${delimiter}${mark}`;
process.env['PATH'] = path;
const longMs = 60_000;

function readerFor(t: ExecutionContext, deadlineMs: number, now = () => performance.now()) {
  const reader = deviceReader(now, deadlineMs);
  t.teardown(() => {
    stopAsking(reader);
    process.env['PATH'] = path;
  });
  return reader;
}

test.serial('everything is asked once and answered, and no helper is left', async (t) => {
  const reader = readerFor(t, longMs);
  askDevices(reader);
  await until('a helper', () => helpers().length > 0);
  askDevices(reader);
  t.is(helpers().filter(({ ppid }) => ppid === process.pid).length, 1);
  await devicesSettled(reader, longMs);
  t.deepEqual(Object.keys(reader.facts).sort(), [...deviceFactNames].sort());
  const { processor, operatingSystem, fileSystems } = reader.facts;
  t.true(processor && 'value' in processor && processor.value.name !== '');
  t.truthy(operatingSystem);
  t.truthy(fileSystems);
  askDevices(reader);
  t.is(reader.round, undefined);
  await until('no helper is left', () => helpers().length === 0);
});

test.serial(
  'one that hangs is given up, the others are answered, and nothing of it is left',
  async (t) => {
    const sleeper = hangingDf(t);
    let laterMs = 0;
    const reader = readerFor(t, 6000, () => performance.now() + laterMs);
    askDevices(reader);
    await devicesSettled(reader, longMs);
    t.like(reader.facts.fileSystems, { unread: 'slowRead' });
    t.true(reader.facts.batteries && 'value' in reader.facts.batteries);
    t.true(reader.facts.processor && 'value' in reader.facts.processor);
    await until('the sleeper is gone', () => pidsOf(sleeper).length === 0);
    laterMs = 31_000;
    process.env['PATH'] = path;
    askDevices(reader);
    await devicesSettled(reader, longMs);
    t.true(reader.facts.fileSystems && 'value' in reader.facts.fileSystems);
  },
);

test.serial('whoever stops asking leaves neither a helper nor what that waits for', async (t) => {
  const sleeper = hangingDf(t);
  const reader: DeviceReader = readerFor(t, longMs);
  askDevices(reader);
  await until('df hangs', () => pidsOf(sleeper).length > 0);
  const settled = devicesSettled(reader, longMs);
  stopAsking(reader);
  await settled;
  await until('all are gone', () => pidsOf(sleeper).length + helpers().length === 0, 2000);
  t.deepEqual(reader.facts, {});
});

test.serial('a helper that cannot be run is a failure of each question', async (t) => {
  const reader = readerFor(t, longMs);
  const { execPath } = process;
  t.teardown(() => {
    process.execPath = execPath;
  });
  process.execPath = '/nonexistent/node';
  askDevices(reader);
  await devicesSettled(reader, longMs);
  process.execPath = execPath;
  for (const name of deviceFactNames) t.like(reader.facts[name], { unread: 'failed' });
});

/** A `df` that never answers; the argument of its sleep, by which it is found. */
function hangingDf(t: ExecutionContext): string {
  const directory = temporaryDirectory(t);
  const seconds = `100${process.pid}`;
  writeFileSync(join(directory, 'df'), `#!/bin/sh\nsleep ${seconds}\n`, { mode: 0o755 });
  process.env['PATH'] = `${directory}${delimiter}${path}`;
  return seconds;
}

/** The shell that we start, what it starts, and, for a moment, a shell that has forked and not exec'd yet. */
function helpers() {
  return commands()
    .filter(({ pid, command }) => command.includes('device-helper.js') && isOurs(pid))
    .map(({ pid }) => ({ pid, ppid: kernelStat(pid)?.ppid }));
}

function isOurs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
  } catch {
    return false;
  }
}

function pidsOf(seconds: string): readonly number[] {
  return commands().flatMap(({ pid, command }) =>
    command.endsWith(`sleep ${seconds}`) ? [pid] : [],
  );
}

function commands() {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'latin1').split('\0').filter(Boolean);
      return [{ pid: Number(name), command: words.join(' ') }];
    } catch {
      return [];
    }
  });
}
