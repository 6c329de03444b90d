/** A line of /proc/locks (proc_locks(5)), or of a `lock:` in fdinfo. */
export type LockLine = {
  readonly kind: string;
  readonly isMandatory: boolean;
  readonly mode: string;
  /** Of the process that took it; absent where the kernel says none (−1: an OFDLCK). */
  readonly pid?: number;
  readonly fileId: string;
  readonly startByte: number;
  readonly endByte?: number;
  /** 0 holds it; 1 waits for it; 2 waits behind one of 1, and so on. */
  readonly depth: number;
};

export type LockLines = {
  readonly lines: readonly LockLine[];
  /** There were more than were read. */
  readonly isCut: boolean;
};

/** The lines of /proc/locks; undefined where one is not of the known form. */
export function parseLocks(bytes: Buffer): LockLines | undefined {
  const texts = bytes.toString('latin1').split('\n');
  // After the last newline comes nothing, or the beginning of a line that did not fit in what is read.
  const isCut = texts.pop() !== '';
  const lines: LockLine[] = [];
  for (const text of texts) {
    const lock = parseLockLine(text);
    if (lock === undefined) return undefined;
    lines.push(lock);
  }
  return { lines, isCut };
}

/** `3: -> POSIX  ADVISORY  WRITE 26012 fe:00:2170628 10 29`; those who wait stand deeper by a blank each. */
export function parseLockLine(line: string): LockLine | undefined {
  const match = LINE.exec(line);
  if (match === null) return undefined;
  const [, arrow, kind = '', type = '', mode = '', pid = '', fileId = '', start = '', end = ''] =
    match;
  return {
    kind,
    isMandatory: type === 'MANDATORY',
    mode,
    ...(Number(pid) > 0 ? { pid: Number(pid) } : {}),
    fileId,
    startByte: Number(start),
    ...(end === 'EOF' ? {} : { endByte: Number(end) }),
    // '->' follows one blank for the first depth.
    depth: arrow === undefined ? 0 : arrow.length - '-> '.length,
  };
}

const LINE =
  /^\d+:(?:( +-> )| )(\S+) +(\S+) +(\S+) +(-?\d+) ([0-9a-f]+:[0-9a-f]+:\d+|<none>:\d+) (\d+) (\d+|EOF)$/;
