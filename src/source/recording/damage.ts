import type { SourceNote } from '../../sample/source-note.js';

/** Frames that cannot be played: one stretch of a recording. */
export type Damage = {
  /** Of the first line that is lost, from 1. */
  readonly line: number;
  readonly offset: number;
  readonly reason: string;
  /** At most: a damaged header counts too. */
  readonly lostFrames: number;
  /** Wall clock of the last frame before and the first after, where there is one. */
  readonly afterMs?: number;
  readonly beforeMs?: number;
};

const maxNotes = 20;

/** What to say of the stretches that are lost. */
export function damageNotes(path: string, damages: readonly Damage[]): readonly SourceNote[] {
  const said = damages.slice(0, maxNotes).map((damage) => noteOf(path, damage));
  const more = damages.length - said.length;
  if (more <= 0) return said;
  return [...said, { code: 'corrupt', message: `more places in ${path} are damaged`, count: more }];
}

/** What to say of an end that is not a whole frame. */
export function truncationNote(path: string, lostBytes: number): SourceNote {
  return {
    code: 'truncated',
    message: `${lostBytes === 1 ? 'byte' : 'bytes'} at the end of ${path}: no whole frame, not played`,
    count: lostBytes,
  };
}

function noteOf(path: string, damage: Damage): SourceNote {
  const frames = damage.lostFrames === 1 ? 'frame' : 'frames';
  return {
    code: 'corrupt',
    message:
      `${frames} lost at most, ${span(damage)}: ` +
      `${path}: line ${damage.line}, byte ${damage.offset} ${damage.reason}`,
    count: damage.lostFrames,
  };
}

function span({ afterMs, beforeMs }: Damage): string {
  const from = afterMs === undefined ? 'from the beginning' : `from ${iso(afterMs)}`;
  return `${from} ${beforeMs === undefined ? 'to the end' : `to ${iso(beforeMs)}`}`;
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
