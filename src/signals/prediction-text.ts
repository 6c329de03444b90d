import type { NoEffectCause, Prediction, SignalEffect, SignalHold } from './prediction.js';

/** The prediction in 24 columns: `ends it`, `handler may decide`, `pending: blocked`, `nothing: zombie`. */
export function predictionLabel(prediction: Prediction): string {
  const { effect, heldBy, certainty, cause } = prediction;
  if (isEitherWay(prediction)) return 'ends it now, or after D';
  if (heldBy !== undefined) return `pending: ${holds[heldBy].label}`;
  if (certainty === 'possible') return words[effect].may;
  return cause === undefined ? words[effect].does : causes[cause];
}

/** In 46 columns: `ends it`, `may end it`, `would end it, but D: pending until it leaves`. */
export function predictionText(prediction: Prediction): string {
  const { effect, heldBy } = prediction;
  if (isEitherWay(prediction)) return 'would end it: at once, or when it leaves D';
  if (heldBy === undefined) return predictionLabel(prediction);
  return `${words[effect].would}, but ${holds[heldBy].text}`;
}

/** All that is known, as one line: what, how sure, and why. Nothing is said twice. Raw text. */
export function predictionSentence({ cause: _, ...prediction }: Prediction): string {
  const { certainty, because } = prediction;
  const text = predictionText(prediction);
  const reasons = because.filter((one) => !text.includes(one));
  const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  return `${text} (${certainties[certainty]})${why}`;
}

/** In D, in a wait of which it is not known whether it can be killed. */
function isEitherWay({ effect, heldBy, certainty }: Prediction): boolean {
  return heldBy === 'uninterruptible' && effect === 'terminates' && certainty === 'possible';
}

const certainties: Readonly<Record<Prediction['certainty'], string>> = {
  certain: 'certain',
  likely: 'unless that changes first',
  possible: 'cannot be told for sure',
};

type Words = { readonly does: string; readonly may: string; readonly would: string };

const words: Readonly<Record<SignalEffect, Words>> = {
  terminates: { does: 'ends it', may: 'may end it', would: 'would end it' },
  dumpsCore: { does: 'ends it (core)', may: 'may end it (core)', would: 'would end it' },
  stops: { does: 'stops it', may: 'may stop it', would: 'would stop it' },
  continues: { does: 'continues it', may: 'may continue it', would: 'is continued' },
  runsHandler: { does: 'handler decides', may: 'handler may decide', would: 'is caught' },
  ignored: { does: 'ignored', may: 'probably ignored', would: 'is ignored' },
  nothing: { does: 'nothing', may: 'probably nothing', would: 'does nothing' },
  goesToTracer: { does: 'to the tracer', may: 'may go to the tracer', would: 'is traced' },
  notPermitted: {
    does: 'not permitted',
    may: 'may not be permitted',
    would: 'not permitted',
  },
  unknown: { does: '?', may: '?', would: '?' },
};

const causes: Readonly<Record<NoEffectCause, string>> = {
  zombie: 'nothing: zombie',
  ending: 'nothing: it ends already',
  notStopped: 'nothing: not stopped',
  stoppedAlready: 'nothing: is stopped',
  asked: 'ignored',
  default: 'ignored by default',
  init: 'ignored: init',
  kernelThread: 'ignored: kernel thread',
  orphanedGroup: 'ignored: orphaned group',
};

type HoldWords = { readonly label: string; readonly text: string };

const holds: Readonly<Record<SignalHold, HoldWords>> = {
  blocked: { label: 'blocked', text: 'blocked: pending, or read' },
  stopped: { label: 'stopped', text: 'stopped: pending until CONT' },
  // The letter D stands beside it, in the column of states; with it the label would not fit.
  uninterruptible: { label: 'uninterruptible', text: 'D: pending until it leaves' },
  frozen: { label: 'frozen', text: 'frozen: pending until thaw' },
  tracerStop: { label: 'held by tracer', text: 'held by its tracer: pending' },
};
