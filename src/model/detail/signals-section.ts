import { type Fact, type Section, type Told, wideFact } from './fact.js';
import { signalSetText } from './signal-names.js';
import type { Subject } from './subject.js';

/** Which signals wait, and what it does with those that come. */
export function signalsSection({ process }: Subject): Section {
  const masks = process.sample.status?.signalMasks;
  if (process.isKernelThread) {
    const facts = [
      wideFact('signals', 'a kernel thread takes none but those its own code asks for'),
    ];
    return { title: 'signals', facts };
  }
  const set = (mask: string | undefined): Told => {
    const text = mask === undefined ? undefined : signalSetText(mask);
    return text === undefined ? unknownTold(process.sample.pid) : { text };
  };
  const facts: readonly Fact[] = [
    wideFact('pending, thread', set(masks?.threadPending)),
    wideFact('pending, process', set(masks?.processPending)),
    wideFact('blocked', set(masks?.blocked)),
    wideFact('ignored', set(masks?.ignored)),
    wideFact('caught', set(masks?.caught)),
  ];
  return { title: 'signals (of the main thread)', facts };
}

function unknownTold(pid: number): Told {
  return { unknown: `not read, or not allowed: /proc/${pid}/status` };
}
