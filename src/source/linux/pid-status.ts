import type { StatusFacts } from '../../sample/process-sample.js';
import type { ThreadSignals } from '../../sample/target-facts.js';

/** What is kept of /proc/PID/status, without the time when it was read. */
export type PidStatus = Omit<StatusFacts, 'readAtMs'>;

/** Reads /proc/PID/status (proc_pid_status(5)); undefined where it names no user. */
export function parsePidStatus(bytes: Uint8Array): PidStatus | undefined {
  // Name escapes newlines, so a line starts only where the kernel starts one. ASCII but for Name.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const uids = numbersOf(lineValue(text, 'Uid'));
  const gids = numbersOf(lineValue(text, 'Gid'));
  if (uids.length < 4 || gids.length < 4) return undefined;
  const [tracerPid] = numbersOf(lineValue(text, 'TracerPid'));
  const signalMasks = masksOf(text);
  return {
    uids,
    gids,
    ...(tracerPid === undefined ? {} : { tracerPid }),
    ...(signalMasks === undefined ? {} : { signalMasks }),
  };
}

/** What a thread's own status says of signals; undefined where it is not of that form. */
export function parseThreadSignals(bytes: Uint8Array): Omit<ThreadSignals, 'tid'> | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const stateCode = /^[A-Za-z]/.exec(lineValue(text, 'State') ?? '')?.[0];
  const blocked = maskOf(text, 'SigBlk');
  const pending = maskOf(text, 'SigPnd');
  const [tracerPid = 0] = numbersOf(lineValue(text, 'TracerPid'));
  if (stateCode === undefined || blocked === undefined || pending === undefined) return undefined;
  return { stateCode, blocked, pending, ...(tracerPid === 0 ? {} : { tracerPid }) };
}

/** The line CoreDumping, since Linux 4.15. */
export function isDumpingCore(bytes: Uint8Array): boolean {
  return lineValue(Buffer.from(bytes).toString('latin1'), 'CoreDumping') === '1';
}

/** Whether two readings say the same, whenever they were read. */
export function isSameStatus(a: PidStatus, b: PidStatus): boolean {
  return (
    isSameList(a.uids, b.uids) &&
    isSameList(a.gids, b.gids) &&
    a.tracerPid === b.tracerPid &&
    a.signalMasks?.threadPending === b.signalMasks?.threadPending &&
    a.signalMasks?.processPending === b.signalMasks?.processPending &&
    a.signalMasks?.blocked === b.signalMasks?.blocked &&
    a.signalMasks?.ignored === b.signalMasks?.ignored &&
    a.signalMasks?.caught === b.signalMasks?.caught
  );
}

/** The value of `CapEff`, 16 hexadecimal digits. */
export function effectiveCapabilities(bytes: Uint8Array): string | undefined {
  return maskOf(Buffer.from(bytes).toString('latin1'), 'CapEff');
}

function masksOf(text: string): StatusFacts['signalMasks'] {
  const threadPending = maskOf(text, 'SigPnd');
  const processPending = maskOf(text, 'ShdPnd');
  const blocked = maskOf(text, 'SigBlk');
  const ignored = maskOf(text, 'SigIgn');
  const caught = maskOf(text, 'SigCgt');
  if (!threadPending || !processPending || !blocked || !ignored || !caught) return undefined;
  return { threadPending, processPending, blocked, ignored, caught };
}

function maskOf(text: string, key: string): string | undefined {
  const value = lineValue(text, key);
  return value !== undefined && /^[0-9a-f]+$/.test(value) ? value : undefined;
}

function lineValue(text: string, key: string): string | undefined {
  const at = text.indexOf(`\n${key}:`);
  if (at < 0) return undefined;
  const from = at + key.length + 2;
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end).trim();
}

function numbersOf(value: string | undefined): readonly number[] {
  if (value === undefined || !/^\d+(\s+\d+)*$/.test(value)) return [];
  return value.split(/\s+/).slice(0, 4).map(Number);
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
