import { hasSignal } from '../model/masks.js';
import { isDying, isLeaderDead } from '../model/state.js';
import type { NoEffectCause, Prediction } from './prediction.js';
import { isSovereign, isStopSignal, type Situation } from './situation.js';

/** What is decided by what the process is, whatever it asked for. */
export function settledBefore(situation: Situation): Prediction | undefined {
  return (
    ended(situation) ??
    ofKernelThread(situation) ??
    sovereignToInit(situation) ??
    onStopped(situation)
  );
}

/** Of its own making or by a signal: what ends takes no more. */
function ended({ facts, signal }: Situation): Prediction | undefined {
  const { stat } = facts;
  if (stat.stateCode === 'Z' && !isLeaderDead(stat)) {
    return nothing(
      'zombie',
      `a zombie: it has ended; its parent ${stat.ppid} has not waited for it`,
    );
  }
  if (facts.isDumpingCore) {
    if (signal.name !== 'KILL')
      return nothing('ending', 'it ends already: it writes its core dump');
    return {
      effect: 'terminates',
      certainty: 'certain',
      because: ['it writes its core dump: KILL cuts that short'],
    };
  }
  const isExiting = (stat.flags & exitingFlag) !== 0 && !isLeaderDead(stat);
  if (isDying(stat) || (isExiting && stat.threads <= 1))
    return nothing('ending', 'it ends already');
  // A signal that ends the process gives each thread a KILL of its own.
  if (hasSignal(facts.masks?.threadPending ?? '', killNumber)) {
    return nothing('ending', 'it ends already: KILL is pending in its threads');
  }
  return undefined;
}

/** PF_EXITING of <linux/sched.h>. */
const exitingFlag = 0x4;
const killNumber = 9;

/** They ignore all signals, KILL too, but those that they ask for one by one (allow_signal). */
function ofKernelThread({ isKernelThread, facts, signal }: Situation): Prediction | undefined {
  if (!isKernelThread) return undefined;
  if (facts.masks && hasSignal(facts.masks.caught, signal.number)) {
    return {
      effect: 'runsHandler',
      certainty: 'possible',
      because: ['a kernel thread that takes this signal'],
    };
  }
  return {
    effect: 'ignored',
    cause: 'kernelThread',
    certainty: facts.masks ? 'certain' : 'likely',
    because: ['a kernel thread: ignores it'],
  };
}

/** From within its namespace not even KILL and STOP; from above both act as on any other. */
function sovereignToInit({ facts, signal, isInit, tracerPid }: Situation): Prediction | undefined {
  const isFromAbove = (facts.namespacePids?.length ?? 1) > 1;
  if (!isInit || isFromAbove || !isSovereign(signal)) return undefined;
  if (tracerPid !== 0 && signal.name !== 'KILL') return undefined;
  return {
    effect: 'ignored',
    cause: 'init',
    certainty: 'certain',
    because: [`pid 1 of this pid namespace: drops ${signal.name} from within it`],
  };
}

/** CONT acts as it is sent; a stop signal waits, and the CONT that ends the stop takes it away. */
function onStopped(situation: Situation): Prediction | undefined {
  const { signal, isStopped, facts, disposition, open } = situation;
  if (!isStopped) return undefined;
  if (signal.name === 'CONT') {
    const frozen = facts.frozen && `frozen by its cgroup (${facts.frozen}): until it is thawed`;
    const handled = disposition === 'caught' && 'caught as well: then its handler decides';
    const blocked = open.length === 0 && 'blocked: continues it all the same, and stays pending';
    return {
      effect: 'continues',
      ...(frozen ? { heldBy: 'frozen' } : {}),
      certainty: 'certain',
      because: ['it is stopped', frozen, handled, blocked].filter((one) => typeof one === 'string'),
    };
  }
  if (isStopSignal(signal) && disposition !== undefined && disposition !== 'ignored') {
    return nothing(
      'stoppedAlready',
      'it is stopped already; the CONT that ends that drops this one',
    );
  }
  return undefined;
}

function nothing(cause: NoEffectCause, because: string): Prediction {
  return { effect: 'nothing', cause, certainty: 'certain', because: [because] };
}
