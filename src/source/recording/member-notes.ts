import type { SourceNote } from '../../sample/source-note.js';
import type { LinesRecording } from './lines-recording.js';
import type { IndexedMember, Strange } from './member-index.js';

/** What to say of bytes that are no member. */
export function strangeNote(path: string, { offset, lengthBytes }: Strange): SourceNote {
  return {
    code: 'corrupt',
    message: `bytes lost, no chunk: ${path}: byte ${offset}`,
    count: lengthBytes,
  };
}

/** What to say of a member whose head does not tell what is in it; undefined where nothing is known to be lost. */
export function lostNote(of: {
  readonly path: string;
  readonly member: IndexedMember;
  readonly lines: LinesRecording | undefined;
  readonly reason: string | undefined;
  readonly restBytes: number;
  readonly isLast: boolean;
}): SourceNote | undefined {
  const { path, member, lines, reason, restBytes, isLast } = of;
  const frames = lines?.frameCount ?? 0;
  if (isLast && !reason) {
    // A recorder that was killed, or a file that was cut: that is how the last one ends.
    const cut = lines ? restBytes : member.lengthBytes;
    if (cut === 0) return undefined;
    return {
      code: 'truncated',
      message: `${cut === 1 ? 'byte' : 'bytes'} at the end of ${path}: no whole frame, not played`,
      count: cut,
    };
  }
  const damage = lines?.damages[0];
  if (lines && !reason && !damage && lines.lostEndBytes === 0) return undefined;
  const why = reason ?? damage?.reason ?? 'is cut';
  return {
    code: 'corrupt',
    message: `frames are whole of the chunk at byte ${member.offset} of ${path}: the rest ${why}`,
    count: frames,
  };
}

/** What to say of a closed chunk in which fewer frames are whole than its head says. */
export function countNote(
  path: string,
  { offset, field }: IndexedMember,
  lost: number,
  reason: string | undefined,
): SourceNote {
  const span = field
    ? `, from ${iso(field.firstTakenAtMs)} to ${iso(field.lastTakenAtMs)} at most`
    : '';
  return {
    code: 'corrupt',
    message: `${lost === 1 ? 'frame' : 'frames'} lost${span}: ${path}: the chunk at byte ${offset} ${reason ?? 'does not match its checksums'}`,
    count: lost,
  };
}

function iso(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString();
}
