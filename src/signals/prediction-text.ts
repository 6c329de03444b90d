import type { Prediction, SignalEffect, SignalHold } from './prediction.js';

/** What it does, as a phrase of a line: `ends it`. */
export function effectWords(effect: SignalEffect): string {
  return words[effect].does;
}

/**
 * The prediction in some 45 columns: `ends it`, `may end it`, `would end it, but D: pending until it leaves`.
 */
export function predictionText({ effect, heldBy, certainty }: Prediction): string {
  const { does, may, would } = words[effect];
  if (heldBy === undefined) return certainty === 'possible' ? may : does;
  if (heldBy === 'uninterruptible' && effect === 'terminates' && certainty === 'possible') {
    return 'would end it: at once, or when it leaves D';
  }
  return `${would}, but ${holds[heldBy]}`;
}

type Words = { readonly does: string; readonly may: string; readonly would: string };

const words: Readonly<Record<SignalEffect, Words>> = {
  terminates: { does: 'ends it', may: 'may end it', would: 'would end it' },
  dumpsCore: { does: 'ends it, core dump', may: 'may end it, core dump', would: 'would end it' },
  stops: { does: 'stops it', may: 'may stop it', would: 'would stop it' },
  continues: { does: 'continues it', may: 'may continue it', would: 'would continue' },
  runsHandler: {
    does: 'its handler decides',
    may: 'its handler may decide',
    would: 'is caught',
  },
  ignored: { does: 'ignored', may: 'probably ignored', would: 'is ignored' },
  nothing: { does: 'nothing', may: 'probably nothing', would: 'does nothing' },
  goesToTracer: {
    does: 'its tracer decides',
    may: 'its tracer may decide',
    would: 'is traced',
  },
  notPermitted: { does: 'not permitted', may: 'may not be permitted', would: 'is not permitted' },
  unknown: { does: '?', may: '?', would: '?' },
};

const holds: Readonly<Record<SignalHold, string>> = {
  blocked: 'blocked: pending, or read',
  stopped: 'stopped: pending until CONT',
  uninterruptible: 'D: pending until it leaves',
  frozen: 'frozen: pending until thawed',
  tracerStop: 'held by its tracer: pending',
};
