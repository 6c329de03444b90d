/** What many small files said last, each in a slot of the same size of one buffer. */
export type ByteMemory = {
  readonly slotBytes: number;
  slots: Buffer;
  /** By slot: how many bytes of it hold. */
  readonly lengths: number[];
  readonly free: number[];
};

export function byteMemory(slotBytes: number): ByteMemory {
  return { slotBytes, slots: Buffer.alloc(slotBytes * FIRST_SLOTS), lengths: [], free: [] };
}

/** A slot that holds nothing yet. */
export function takeSlot(memory: ByteMemory): number {
  const slot = memory.free.pop() ?? memory.lengths.length;
  memory.lengths[slot] = 0;
  if ((slot + 1) * memory.slotBytes > memory.slots.length) {
    const larger = Buffer.alloc(memory.slots.length * 2);
    memory.slots.copy(larger);
    memory.slots = larger;
  }
  return slot;
}

/** Whether the first `length` bytes, more than none, are what the slot holds. */
export function holdsSame(
  memory: ByteMemory,
  slot: number,
  bytes: Buffer,
  length: number,
): boolean {
  if (length === 0 || memory.lengths[slot] !== length) return false;
  const at = slot * memory.slotBytes;
  return length <= FEW_BYTES
    ? isSameByHand(memory.slots, at, bytes, length)
    : bytes.compare(memory.slots, at, at + length, 0, length) === 0;
}

/** Puts the first `length` bytes into the slot; nothing where they do not fit. */
export function hold(memory: ByteMemory, slot: number, bytes: Buffer, length: number): void {
  const isRoom = length <= memory.slotBytes;
  memory.lengths[slot] = isRoom ? length : 0;
  if (isRoom) bytes.copy(memory.slots, slot * memory.slotBytes, 0, length);
}

/** What the slot holds, one byte a character; undefined where that is nothing. */
export function heldText(memory: ByteMemory, slot: number): string | undefined {
  const at = slot * memory.slotBytes;
  const length = memory.lengths[slot] ?? 0;
  return length === 0 ? undefined : memory.slots.toString('latin1', at, at + length);
}

const FIRST_SLOTS = 64;
/** Native comparison of so few costs more than a loop. */
const FEW_BYTES = 64;

function isSameByHand(slots: Buffer, at: number, bytes: Buffer, length: number): boolean {
  for (let index = 0; index < length; index += 1) {
    if (slots[at + index] !== bytes[index]) return false;
  }
  return true;
}
