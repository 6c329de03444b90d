import type { NoteCode, SourceNote } from '../../sample/source-note.js';
import type { ProcessTable } from './process-table.js';

/** What a sample cannot show, as sentences. */
export type Shortfalls = {
  readonly table: ProcessTable;
  readonly failures: ReadonlyMap<string, NoteCode>;
  /** The mount option, where it hides processes from us. */
  readonly hidepid: string | undefined;
  readonly canReadCmdlines: boolean;
};

/** The notes of a sample. */
export function scanNotes(shortfalls: Shortfalls): readonly SourceNote[] {
  const { table, hidepid } = shortfalls;
  const notes: SourceNote[] = [];
  if (hidepid !== undefined) {
    const message = `${table.root} is mounted with hidepid=${hidepid}: other users' processes are hidden`;
    notes.push({ code: 'hidepid', message });
  }
  for (const [name, code] of shortfalls.failures) {
    notes.push({ code, message: `${table.root}/${name}: ${REASONS[code] ?? code}` });
  }
  if (!shortfalls.canReadCmdlines) {
    const message = 'command lines are not read: that needs GNU grep in the PATH';
    notes.push({ code: 'missing', message });
  }
  return [...notes, ...countedNotes(table)];
}

const REASONS: Readonly<Partial<Record<NoteCode, string>>> = {
  missing: 'expected on every kernel, is not there',
  eacces: 'may not be read with these rights',
  fdBudget: 'could not be opened, too many files are open',
  garbled: 'cannot be read',
};

function countedNotes(table: ProcessTable): readonly SourceNote[] {
  const denied = table.rowTally.denied + table.newcomerTally.denied;
  const garbled = table.rowTally.garbled + table.newcomerTally.garbled;
  const unopened = table.rowTally.noDescriptor + table.newcomerTally.noDescriptor;
  const unkept = unkeptCount(table);
  const unread = [...table.factTally.files].join(', ');
  const slow = table.slow.size;
  const unfinished = table.unreadPids.length;
  const notes: readonly SourceNote[] = [
    { code: 'unfinished', count: unfinished, message: `${those(unfinished)} not read yet` },
    { code: 'eacces', count: denied, message: `${those(denied)} whose stat may not be read` },
    {
      code: 'garbled',
      count: garbled,
      message: `${those(garbled)} whose stat is not of the known form`,
    },
    {
      code: 'fdBudget',
      count: unopened,
      message: `${those(unopened)} that could not be read: too many files are open`,
    },
    {
      code: 'fdBudget',
      count: unkept,
      message: `${those(unkept)} whose stat is opened each time: too few descriptors to keep them all`,
    },
    {
      code: 'eacces',
      count: table.factTally.denied,
      message: `processes whose ${unread} may not be read`,
    },
    {
      code: 'slowRead',
      count: slow,
      message: `${those(slow)} whose cmdline did not answer in time`,
    },
  ];
  return notes.filter(({ count }) => count !== undefined && count > 0);
}

/** Where there is room behind the gate a newcomer is kept from the next look on. */
function unkeptCount({ isLive, files, rows }: ProcessTable): number {
  const isFull = files.kept.size >= files.limit;
  return isLive && isFull ? rows.length - files.kept.size : 0;
}

/** The count stands before it. */
function those(count: number): string {
  return count === 1 ? 'process' : 'processes';
}
