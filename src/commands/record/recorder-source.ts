import type { Demand } from '../../sample/demand.js';
import type { KernelEvent } from '../../sample/kernel-event.js';
import type { Sample } from '../../sample/sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import type { LiveSource } from '../open-source.js';

export type RecorderSource = {
  readonly next: () => Promise<Sample>;
  readonly factsSettled: (deadlineMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const redacted: SourceNote = {
  code: 'redacted',
  message: 'recorded with --redact: arguments were not asked for',
};

/** What a recorder asks of a source. Whose arguments are not wanted is not asked for them: nothing is left to forget. */
export function recorderSource(
  source: LiveSource,
  isRedacted: boolean,
  takenEvents: () => readonly KernelEvent[] = () => [],
): RecorderSource {
  const demand: Demand = { status: 'all', cmdline: isRedacted ? [] : 'all', shown: [] };
  return {
    next: async () => {
      const sample = await source.next(demand);
      if (!sample) throw new Error('a live source has no end');
      const events = takenEvents();
      if (events.length === 0 && !isRedacted) return sample;
      return {
        ...sample,
        events: [...sample.events, ...events],
        notes: isRedacted ? [...sample.notes, redacted] : sample.notes,
      };
    },
    factsSettled: source.factsSettled,
    close: source.close,
  };
}
