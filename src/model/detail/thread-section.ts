import { formatCpuTime } from '../../text/format-cpu-time.js';
import { percentTold, processorTold } from './cpu-section.js';
import { fact, type Section, wideFact } from './fact.js';
import { stateWords } from './state-words.js';
import type { Subject } from './subject.js';

/** What is the selected thread's own; all else is its process's. */
export function threadSections({ thread, model }: Subject): readonly Section[] {
  if (!thread) return [];
  const { pid, comm, stateCode, userTicks, systemTicks, nice, priority, processor } = thread.sample;
  const time = (ticks: number) => formatCpuTime((ticks * 1000) / model.sample.boot.ticksPerSecond);
  const facts = [
    fact('thread', `${pid} ${comm}`),
    wideFact('state', `${stateCode} ${stateWords(stateCode)}`),
    fact('CPU', percentTold(thread.cpuPercent)),
    fact('user time', time(userTicks)),
    fact('system time', time(systemTicks)),
    fact('last CPU', processorTold(processor)),
    fact('nice', String(nice)),
    fact('priority', String(priority)),
  ];
  return [{ title: 'the selected thread', facts }];
}
