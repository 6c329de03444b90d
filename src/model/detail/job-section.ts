import { ttyNameOf } from '../facts-of-process.js';
import type { Model } from '../model.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import type { Subject } from './subject.js';

/** Its terminal, session and job. */
export function jobSection({ process, model }: Subject): Section {
  const { sample } = process;
  const { session, pgrp } = sample;
  const facts: readonly Fact[] = [
    fact('terminal', terminalTold(process, model)),
    fact('session', leaderText(session, process, model)),
    fact('process group', leaderText(pgrp, process, model)),
    ...jobFacts(process),
  ];
  return { title: 'terminal and job', facts };
}

function terminalTold(process: Subject['process'], { sample }: Model): Told {
  const name = ttyNameOf(process, sample.boot);
  if (name === undefined) {
    return { unknown: `no driver is known for device ${process.sample.ttyDevice}` };
  }
  return { text: name === '' ? 'none' : name };
}

function leaderText(leader: number, process: Subject['process'], { processes }: Model): string {
  if (process.isKernelThread && leader <= 0) return 'none';
  if (leader === process.sample.pid) return `${leader}, which it leads`;
  if (leader <= 0) return 'none that is seen here';
  const found = [...processes.values()].find(
    ({ sample, goneSeenAtMs }) => sample.pid === leader && goneSeenAtMs === undefined,
  );
  return found ? `${leader} ${found.sample.comm}` : `${leader}, whose leader is gone`;
}

function jobFacts({ sample, isKernelThread }: Subject['process']): readonly Fact[] {
  const { pid, session, pgrp, ttyDevice, ttyProcessGroup } = sample;
  if (isKernelThread) return [];
  if (ttyDevice !== 0) {
    const isForeground = ttyProcessGroup === pgrp;
    return [fact('job', isForeground ? 'in the foreground' : 'in the background')];
  }
  const isDaemon = session === pid;
  return isDaemon ? [wideFact('job', 'leads a session without a terminal, as daemons do')] : [];
}
