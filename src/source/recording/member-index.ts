import type { ByteSource } from './byte-source.js';
import { fieldOf, type MemberField, memberHeadBytes, memberLead } from './member-field.js';
import type { MemberPlace } from './member-text.js';

export type IndexedMember = MemberPlace & {
  /** Absent where the member is open, cut or damaged at its head: it must be read to know what is in it. */
  readonly field?: MemberField;
};

/** Bytes that begin no member, where one should. */
export type Strange = { readonly offset: number; readonly lengthBytes: number };

const blockBytes = 1024 * 1024;

/** Goes from head to head; only where one says nothing the bytes behind it are searched for the next. */
export async function memberIndex(
  bytes: ByteSource,
): Promise<{ members: readonly IndexedMember[]; strange: readonly Strange[] }> {
  const members: IndexedMember[] = [];
  const strange: Strange[] = [];
  let offset = 0;
  while (offset < bytes.sizeBytes) {
    const head = await bytes.read(offset, memberHeadBytes);
    const field = fieldOf(head);
    const isWhole = field !== undefined && offset + field.lengthBytes <= bytes.sizeBytes;
    const end = isWhole ? offset + field.lengthBytes : await nextLead(bytes, offset + 1);
    const place = { offset, lengthBytes: end - offset };
    const isMember = head.subarray(0, memberLead.length).equals(memberLead);
    if (isMember) members.push(isWhole ? { ...place, field } : place);
    else strange.push(place);
    offset = end;
  }
  return { members, strange };
}

/** Where the next member begins, or the bytes end. */
async function nextLead(bytes: ByteSource, from: number): Promise<number> {
  for (let offset = from; offset < bytes.sizeBytes; offset += blockBytes) {
    const block = await bytes.read(offset, blockBytes + memberLead.length - 1);
    const at = block.indexOf(memberLead);
    if (at >= 0) return offset + at;
  }
  return bytes.sizeBytes;
}
