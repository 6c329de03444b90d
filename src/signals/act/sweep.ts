import type { Kin } from '../kin.js';
import type { NotSent, SignalTold } from '../outcome.js';
import type { Refusal } from '../refusal.js';
import { inSweepOrder, type SweepOrder } from '../sweep-order.js';
import type { Signal, SignalTarget } from '../target.js';
import type { Census } from './census.js';
import { type Delivery, newDelivery } from './delivery.js';
import { type Family, type Member, newFamily } from './family.js';
import { type Frozen, freeze, pause } from './freeze.js';
import type { Held } from './hold-target.js';
import type { Machine } from './machine.js';
import type { Signaller } from './signaller.js';

/** One signal for many. */
export type Sweep = {
  readonly signal: Signal;
  /** Those that were listed before the confirm. */
  readonly targets: readonly SignalTarget[];
  readonly order: SweepOrder;
  /**
   * All are stopped first, newcomers that are kin as well, get the signal and go on. Absent: only those that were
   * listed get it. CONT is never held back so, as it would undo that.
   */
  readonly freezesKin?: Kin;
};

export type SweepWorld = {
  readonly machine: Machine;
  readonly census: Census;
  readonly signaller: Signaller;
  /** What no confirm has lifted; asked for newcomers, too. */
  readonly refusalOf: (target: SignalTarget) => Refusal | undefined;
  /** Who was held when the list was shown; absent: they are held now. */
  readonly hold?: (target: SignalTarget) => Held | NotSent;
  /** Once it is false nobody else gets anything, and all that were stopped for it go on. */
  readonly isWanted?: () => boolean;
  /** Each lets all go on at once that a sweep has stopped so far: for who ends the program before it is through. */
  readonly thaws?: Set<() => void>;
};

export type SweepEnd = {
  readonly sentTo: number;
  /** Absent where none was stopped first. */
  readonly frozen?: Frozen;
};

const KILL = 9;
const CONT = 18;
const STOP = 19;

/**
 * Sends, and tells all that is seen of each; resolves when all is sent. Each is let go after its last word. TRAP: who
 * ends the program before calls the `thaws`, or leaves some of them stopped.
 */
export async function sweep(
  given: Sweep,
  world: SweepWorld,
  tell: (told: SignalTold) => void,
): Promise<SweepEnd> {
  const { signal, order, freezesKin } = given;
  const { signaller } = world;
  const isFreezing = freezesKin !== undefined && signal.number !== CONT;
  const family = familyOf(world, isFreezing ? freezesKin : 'none');
  const delivery = newDelivery(signaller, signal, tell);
  const stop = signal.number === STOP ? stopBy(delivery) : stopUntold;
  const members = () =>
    inSweepOrder(family.members(), order, ({ target, ppid }) => ({ pid: target.pid, ppid }));
  const thawNow = () => thaw(members(), signal, delivery);
  if (isFreezing) world.thaws?.add(thawNow);
  try {
    await enlist(given, world, tell, (held, stat) => {
      const member = family.add(held, stat);
      if (isFreezing) stop(member);
    });
    const frozen = isFreezing ? await freeze(family, world, stop) : undefined;
    await forEachMember(members(), world, delivery.to);
    return { sentTo: delivery.count(), ...(frozen === undefined ? {} : { frozen }) };
  } finally {
    world.thaws?.delete(thawNow);
    if (isFreezing) thawNow();
    delivery.end();
  }
}

function familyOf({ machine, census, refusalOf }: SweepWorld, kin: Kin): Family {
  const isSpared = (target: SignalTarget) => refusalOf(target) !== undefined;
  return newFamily({ kin, machine, census, isSpared });
}

/** Where STOP is the signal itself it is told of the first time. */
function stopBy(delivery: Delivery): (member: Member) => boolean {
  return (member) => (delivery.has(member) ? stopUntold(member) : delivery.to(member));
}

function stopUntold({ held }: Member): boolean {
  return held.send(STOP) === undefined;
}

/** Holds those that were listed. */
function enlist(
  { targets, signal }: Sweep,
  world: SweepWorld,
  tell: (told: SignalTold) => void,
  add: (...held: Parameters<Family['add']>) => void,
): Promise<void> {
  const { census, signaller, refusalOf, hold = signaller.hold } = world;
  const listed = new Map(targets.map((target) => [target.key, target]));
  return forEachMember([...listed.values()], world, (target) => {
    const refusal = refusalOf(target);
    const held: Held | NotSent = refusal
      ? { type: 'refused', reason: refusal.reason }
      : hold(target);
    const stat = held.type === 'held' ? census.statOf(target.pid) : undefined;
    if (held.type === 'held' && stat?.startTicks === target.startTicks && !held.isReaped()) {
      return add(held, stat);
    }
    if (held.type === 'held') held.release();
    const outcome: NotSent = held.type === 'held' ? { type: 'gone' } : held;
    return tell({ target, signal, outcome, isSettled: true });
  });
}

/** Whom we stopped goes on, but for whom the signal is to keep from that. */
function thaw(members: readonly Member[], { number }: Signal, delivery: Delivery): void {
  const isLastWord = number === KILL || number === STOP;
  for (const member of members) {
    const { held, wasStopped } = member;
    if (wasStopped || held.isReleased() || (isLastWord && delivery.wasSentTo(member))) continue;
    held.send(CONT);
  }
}

/** In slices, so that keys do not wait for hundreds. */
async function forEachMember<T>(
  items: readonly T[],
  { machine, isWanted = always }: Pick<SweepWorld, 'machine' | 'isWanted'>,
  each: (item: T) => void,
): Promise<void> {
  let sinceMs = machine.now();
  for (const item of items) {
    if (!isWanted()) return;
    each(item);
    if (machine.now() - sinceMs < sliceMs) continue;
    await pause(machine);
    sinceMs = machine.now();
  }
}

const sliceMs = 10;
const always = () => true;
