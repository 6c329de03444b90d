import type { ForetoldAim, LaterSignal } from '../../export/foretold.js';
import { isAllAsAsked, type Sent } from '../../export/sent.js';
import { sentAsJson } from '../../export/sent-json.js';
import { refusedText, sentSummary } from '../../export/sent-text.js';
import type { Model } from '../../model/model.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import { keptGrips } from '../../signals/act/kept-grips.js';
import { thisMachine } from '../../signals/act/machine.js';
import { signaller } from '../../signals/act/signaller.js';
import type { Aim, Scope } from '../../signals/aims.js';
import { standingRefusal } from '../../signals/refusal.js';
import type { SignalTarget } from '../../signals/target.js';
import { targetReaders } from '../../source/linux/target-facts.js';
import type { Log } from '../log.js';
import { print } from '../standard-output.js';
import { foretell } from './foretell.js';
import { heldAims } from './held-aims.js';
import { killEnd } from './kill-end.js';
import { runKillPlan } from './run-kill-plan.js';
import { sentTeller } from './sent-teller.js';

export type KillRequest = {
  readonly aimsIn: (model: Model) => readonly Aim[];
  readonly modelNow: () => Promise<Model>;
  readonly scope: Scope;
  readonly isForced: boolean;
  readonly signal: CatalogueSignal;
  readonly next?: LaterSignal;
  readonly waitMs: number;
  readonly isJson: boolean;
  readonly log: Log;
};

/** Sends, where none of the targets is refused, and tells what became of it; returns the exit status. */
export async function killByPlan(request: KillRequest): Promise<number> {
  const { signal, next, isJson, log } = request;
  // What takes its time first: between the look at all processes and the grip on each lies as little as can be.
  const machine = await thisMachine(targetReaders('/proc'));
  // Each is held already: there is no reason to let one go.
  const sender = signaller(machine, Number.POSITIVE_INFINITY);
  const model = await request.modelNow();
  const grips = keptGrips(sender);
  const held = heldAims(request.aimsIn(model), grips);
  const aims = withoutReaped(foretell(held, signal, model), grips.isReaped);
  const about = { signal, ...(next === undefined ? {} : { next }) };
  if (aims.some(({ refusal }) => refusal !== undefined)) {
    grips.release();
    for (const { asked, refusal } of aims) if (refusal) log.line(`refused: ${asked}: ${refusal}`);
    await print(isJson ? sentAsJson({ ...about, aims }) : refusedText({ ...about, aims }));
    return 1;
  }
  const end = killEnd();
  const teller = sentTeller({ ...about, aims }, { isJson, log });
  const frozen = await runKillPlan({
    ...request,
    ...{ machine, sender, grips, ending: end.ending, tell: teller.tell },
    targets: aims.flatMap(({ target }) => target ?? []),
    refusalOf: (target) => standingRefusal(target, model.sample.viewer, request.isForced),
  });
  grips.release();
  // What was ended early is not complete, and need not be said to be so.
  const isWhole = frozen !== undefined && end.status() === undefined;
  const sent: Sent = { ...about, aims: teller.aims(), ...(isWhole ? { frozen } : {}) };
  await teller.ended();
  await print(isJson ? sentAsJson(sent) : sentSummary(sent));
  return end.status() ?? (isAllAsAsked(sent) ? 0 : 1);
}

/** What was read of a pid after its process was reaped may be of another that started in the same tick. */
function withoutReaped(
  aims: readonly ForetoldAim[],
  isReaped: (target: SignalTarget) => boolean,
): readonly ForetoldAim[] {
  return aims.flatMap(({ prediction, ...aim }): readonly ForetoldAim[] => {
    if (prediction === undefined || !aim.target) return [aim];
    if (!isReaped(aim.target)) return [{ ...aim, prediction }];
    return aim.isKin ? [] : [{ ...aim, refusal: 'it is gone' }];
  });
}
