import type { DeviceReading, DeviceSample } from '../../sample/device-sample.js';
import { valueOfAnswer } from './device-answers.js';
import { type DeviceFactName, deviceFactNames, deviceFacts } from './device-fact.js';
import { type DeviceRound, type RoundAnswer, startRound } from './device-round.js';

/** What the machine's devices told last, and when each is to be asked again. */
export type DeviceReader = {
  readonly facts: { -readonly [N in DeviceFactName]?: NonNullable<DeviceSample[N]> };
  readonly dueAtMs: Map<DeviceFactName, number>;
  /** How often in a row each did not answer. */
  readonly failures: Map<DeviceFactName, number>;
  readonly now: () => number;
  readonly deadlineMs: number;
  round?: DeviceRound;
  readonly waiting: Set<() => void>;
};

/** What takes longer is given up: everything on a healthy machine takes less than one second. */
const askDeadlineMs = 5000;

/** A reader that has asked nothing yet. */
export function deviceReader(now: () => number, deadlineMs = askDeadlineMs): DeviceReader {
  return {
    facts: {},
    dueAtMs: new Map(),
    failures: new Map(),
    now,
    deadlineMs,
    waiting: new Set(),
  };
}

/** Asks for what is due, unless something is still being asked. */
export function askDevices(reader: DeviceReader): void {
  if (reader.round) return;
  const nowMs = reader.now();
  const due = deviceFactNames.filter((name) => nowMs >= (reader.dueAtMs.get(name) ?? 0));
  if (due.length === 0) return;
  reader.round = startRound({
    asks: due.map((name) => deviceFacts[name].ask),
    deadlineMs: reader.deadlineMs,
    onAnswer: (index, answer) => {
      const name = due[index];
      if (name) take(reader, name, answer);
    },
    onEnd: () => release(reader),
  });
}

/** Nothing is asked any more, and no helper is left; what was told stays. */
export function stopAsking(reader: DeviceReader): void {
  reader.round?.abandon();
  release(reader);
}

/** Settles when everything asked for has answered or been given up, at the latest after that time. */
export function devicesSettled(reader: DeviceReader, deadlineMs: number): Promise<void> {
  if (!reader.round) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      reader.waiting.delete(settle);
      resolve();
    };
    const timer = setTimeout(settle, deadlineMs);
    reader.waiting.add(settle);
  });
}

function release(reader: DeviceReader): void {
  delete reader.round;
  for (const settle of reader.waiting) settle();
}

const longestPauseMs = 600_000;
const firstPauseMs = 30_000;

function take(reader: DeviceReader, name: DeviceFactName, answer: RoundAnswer): void {
  const readAtMs = reader.now();
  const reading = readingOf(name, answer, readAtMs);
  const facts = reader.facts as Partial<Record<DeviceFactName, DeviceReading<unknown>>>;
  facts[name] = reading;
  const failures = 'unread' in reading ? (reader.failures.get(name) ?? 0) + 1 : 0;
  reader.failures.set(name, failures);
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  reader.dueAtMs.set(name, readAtMs + (failures > 0 ? pauseMs : deviceFacts[name].everyMs));
}

function readingOf(
  name: DeviceFactName,
  answer: RoundAnswer,
  readAtMs: number,
): DeviceReading<unknown> {
  if (answer.type !== 'answered') return { readAtMs, unread: answer.type };
  const value = valueOfAnswer[name](answer.answer);
  return value === undefined ? { readAtMs, unread: 'garbled' } : { readAtMs, value };
}
