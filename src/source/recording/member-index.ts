import type { ByteSource } from './byte-source.js';
import {
  fieldOf,
  isLikeMember,
  type MemberField,
  memberHeadBytes,
  memberLead,
} from './member-field.js';
import type { MemberPlace } from './member-text.js';
import { instant } from './shape/shape.js';

export type IndexedMember = MemberPlace & {
  /** Absent where the member is open, cut or damaged at its head: it must be read to know what is in it. */
  readonly field?: FieldFacts;
};

/** The strip stays where it is until it is asked for: of a long recording they take much memory. */
type FieldFacts = Omit<MemberField, 'strip'>;

/** Bytes that begin no member, where one should. */
export type Strange = { readonly offset: number; readonly lengthBytes: number };

const blockBytes = 1024 * 1024;
/** What does not hold a member for so long is not a damaged recording but something else. */
const maxLeadBytes = 16 * blockBytes;
/** The last block of deflate, checksum and length. */
const endBytes = 10;

/** Goes from head to head; only where one says nothing the bytes behind it are searched for the next. */
export async function memberIndex(
  bytes: ByteSource,
): Promise<{ members: readonly IndexedMember[]; strange: readonly Strange[] }> {
  const members: IndexedMember[] = [];
  const strange: Strange[] = [];
  let offset = 0;
  while (offset < bytes.sizeBytes) {
    const head = await bytes.read(offset, memberHeadBytes);
    const field = believed(fieldOf(head));
    const isWhole = field !== undefined && offset + field.lengthBytes <= bytes.sizeBytes;
    const until = members.length === 0 ? offset + maxLeadBytes : bytes.sizeBytes;
    const end = isWhole ? offset + field.lengthBytes : await nextLead(bytes, offset + 1, until);
    const place = { offset, lengthBytes: end - offset };
    if (isLikeMember(head)) members.push(isWhole ? { ...place, field } : place);
    else strange.push(place);
    offset = end;
  }
  return { members, strange };
}

/** A field may be forged and well sealed: what cannot be is not believed, and the member is read. */
function believed(field: MemberField | undefined): FieldFacts | undefined {
  if (!field) return undefined;
  const { strip: _strip, ...facts } = field;
  const { lengthBytes, frameCount, firstTakenAtMs, lastTakenAtMs } = facts;
  const isPossible =
    lengthBytes >= memberHeadBytes + endBytes &&
    frameCount > 0 &&
    frameCount <= lengthBytes &&
    instant(firstTakenAtMs) === undefined &&
    instant(lastTakenAtMs) === undefined;
  return isPossible ? facts : undefined;
}

/** Where the next member begins, or the bytes end. */
async function nextLead(bytes: ByteSource, from: number, until: number): Promise<number> {
  for (let offset = from; offset < Math.min(until, bytes.sizeBytes); offset += blockBytes) {
    const block = await bytes.read(offset, blockBytes + memberLead.length - 1);
    const at = block.indexOf(memberLead);
    if (at >= 0) return offset + at;
  }
  return bytes.sizeBytes;
}
