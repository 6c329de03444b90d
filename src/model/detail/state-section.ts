import { formatSpan } from '../../text/format-duration.js';
import { formatClock } from '../../text/format-instant.js';
import type { Process } from '../process.js';
import { hasCapability } from './capability-names.js';
import { childSignalText } from './child-signal.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import { stateWords } from './state-words.js';
import { type Subject, toldOf } from './subject.js';
import { endOf } from './wait-status.js';

/** What it does, since when, and what it waits for. */
export function stateSection(subject: Subject): Section {
  const { process } = subject;
  const facts: readonly Fact[] = [
    wideFact('state', { text: `${stateText(process)}${sinceText(subject)}`, between: '; ' }),
    ...(canWait(process) ? [wideFact('waits in', waitTold(subject))] : []),
    ...zombieFacts(subject),
    ...tracerFacts(subject),
  ];
  return { title: 'state', facts };
}

function stateText({ sample, state, isLeaderDead, goneSeenAtMs }: Process): string {
  if (goneSeenAtMs !== undefined) return `gone; it was ${stateWords(sample.stateCode)}`;
  const words = `${sample.stateCode} ${stateWords(sample.stateCode)}`;
  if (!isLeaderDead) return words;
  return `${state} ${stateWords(state)}: the most active thread; the main thread has exited`;
}

function sinceText({ process, model }: Subject): string {
  const { stateSince } = process;
  const { boot, monotonicMs } = model.sample;
  if (!stateSince) return '';
  const at = formatClock(stateSince.seenAtMs, boot.utcOffsetMinutes);
  const earlier = stateSince.isOrEarlier ? 'or earlier' : 'as far as seen';
  const span = formatSpan(Math.max(0, monotonicMs - stateSince.monotonicMs));
  return `; since ${at} ${earlier} (${span})`;
}

function canWait({ state, goneSeenAtMs }: Process): boolean {
  return goneSeenAtMs === undefined && (state === 'S' || state === 'D' || state === 'T');
}

function waitTold(subject: Subject): Told {
  return toldOf(subject, 'waitChannel', (channel) =>
    channel === '' ? 'nothing that the kernel names' : channel,
  );
}

function zombieFacts(subject: Subject): readonly Fact[] {
  const { process, model } = subject;
  if (process.state !== 'Z') return [];
  const parent =
    process.parentKey === undefined ? undefined : model.processes.get(process.parentKey);
  const ended = wideFact('ended', endTold(subject));
  return parent ? [ended, wideFact('its parent', childSignalText(parent))] : [ended];
}

/** The kernel says 0, too, to who may not know. */
function endTold({ process, model }: Subject): Told {
  const { exitCode } = process.sample;
  if (exitCode === undefined) return { unknown: 'this kernel does not tell' };
  const { capabilities } = model.sample.viewer;
  if (exitCode !== 0 || hasCapability(capabilities, 'SYS_PTRACE')) return { text: endOf(exitCode) };
  return { text: `${endOf(0)}, or it may not be known with these rights` };
}

function tracerFacts({ process, model }: Subject): readonly Fact[] {
  const { status, stateCode } = process.sample;
  const tracerPid = status?.tracerPid;
  if (tracerPid) {
    const tracer = [...model.processes.values()].find(({ sample }) => sample.pid === tracerPid);
    return [fact('traced by', `${tracerPid} ${tracer?.sample.comm ?? ''}`.trim())];
  }
  if (stateCode === 't') return [fact('traced by', { unknown: 'its status is older than that' })];
  return stateCode === 'T' ? [fact('traced by', 'nobody: a signal stopped it')] : [];
}
