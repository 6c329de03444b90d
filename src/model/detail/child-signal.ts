import { signalsInMask } from '../masks.js';
import type { Process } from '../process.js';
import { signalNameOf } from './signal-names.js';

const childSignal = 17;

/** What a parent does about SIGCHLD, and so about its dead children. Raw text. */
export function childSignalText(parent: Process): string {
  const { pid, comm, status } = parent.sample;
  return `${pid} ${comm} ${dispositionText(parent, status?.signalMasks)}`;
}

function dispositionText(
  { isKernelThread }: Process,
  masks: NonNullable<Process['sample']['status']>['signalMasks'],
): string {
  if (isKernelThread) return 'is a kernel thread: signals say nothing of it';
  if (!masks) return `— what it does about ${signalNameOf(childSignal)} is not read yet`;
  const has = (mask: string) => signalsInMask(mask)?.includes(childSignal) === true;
  const blocked = has(masks.blocked) ? '; it blocks it, which loses nothing' : '';
  if (has(masks.ignored)) return `ignores CHLD: it does not wait for its children${blocked}`;
  if (has(masks.caught)) return `has a handler for CHLD and has not waited yet${blocked}`;
  return `has CHLD at its default: it is told nothing, and must call wait${blocked}`;
}
