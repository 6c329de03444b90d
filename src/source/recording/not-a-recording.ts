import { formatName, formatVersion } from './format.js';
import { newerVersion } from './frame-index.js';
import { isLikeMember, memberLead } from './member-field.js';

/** Enough of a file to say what it is. */
export const sniffBytes = 256;

/** By its magic, or by what our members begin with. */
export function isGzip(start: Buffer): boolean {
  return (start[0] === 0x1f && start[1] === 0x8b) || isLikeMember(start);
}

/** Why a file in which no whole frame was found cannot be played. */
export function whyNoFrame(path: string, start: Buffer): string {
  if (isGzip(start)) return whyNoGzipFrame(path, start);
  const ours = `{"kind":"header","format":"${formatName}"`;
  const text = start.toString('latin1');
  if (!text.startsWith(ours)) {
    return `${path}: expected a recording, whose first line begins ${ours}, got something else`;
  }
  // A later version may seal its lines in another way: its number is all that can be relied on.
  const version = Number(/^,"version":(\d{1,9})/.exec(text.slice(ours.length))?.[1]);
  return version > formatVersion
    ? newerVersion(path, version)
    : `${path}: expected a recording, got one without a whole frame`;
}

function whyNoGzipFrame(path: string, start: Buffer): string {
  return start.subarray(0, memberLead.length).equals(memberLead)
    ? `${path}: expected a recording, got one without a whole frame`
    : `${path}: expected a recording, got gzip of another program (of lines that were compressed later: gunzip it)`;
}
