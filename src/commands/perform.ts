import { setTimeout as pause } from 'node:timers/promises';
import type { Effect } from '../app/message.js';
import type { SignalSent } from '../sample/kernel-event.js';
import { type Machine, sendSignal } from '../signals/act/send-signal.js';
import { type Outcome, outcomeText } from '../signals/outcome.js';
import { refusalOf } from '../signals/refusal.js';
import type { SignalTarget } from '../signals/target.js';
import { lookAtProcess } from '../source/linux/look-at-process.js';
import { monotonicMs } from '../source/linux/slices.js';
import type { Terminal } from '../terminal/terminal.js';
import type { WaysOut } from '../terminal/way-out.js';
import type { DashboardRecorder } from './dashboard-recorder.js';
import { lookAtTarget } from './look-at-target.js';
import type { Rescheduler } from './rescheduler.js';
import type { Feed, Screen } from './screen.js';

type World = {
  readonly screen: Screen;
  readonly feed: Feed;
  readonly terminal: Terminal;
  readonly ways: WaysOut;
  readonly recorder: DashboardRecorder;
  readonly rescheduler: Rescheduler;
};

/** Does in the world what the state asked for; what comes of it is a message again. */
export function perform(effect: Effect, world: World): void {
  const { feed, terminal, ways, recorder } = world;
  switch (effect.type) {
    case 'quit':
      ways.exit(0);
      break;
    case 'suspend':
      terminal.suspend();
      break;
    case 'repaint':
      terminal.repaint();
      break;
    case 'resample':
      feed.hurry();
      break;
    case 'showFrame':
      feed.showFrame(effect.frame);
      break;
    case 'jump':
      feed.jump(effect.jump);
      break;
    case 'lookBack':
      feed.lookBack();
      break;
    case 'goLive':
      feed.goLive();
      break;
    case 'saveMemory':
      feed.save(effect.path);
      break;
    case 'startRecorder':
      recorder.start(effect.path);
      break;
    case 'stopRecorder':
      recorder.stop();
      break;
    default:
      act(effect, world);
  }
}

type ActingEffect = Extract<
  Effect,
  { readonly type: 'lookAtTarget' | 'sendSignal' | 'lookAtScheduling' | 'reschedule' }
>;

/** What is done to other processes. */
function act(effect: ActingEffect, { screen, feed, recorder, rescheduler }: World): void {
  switch (effect.type) {
    case 'lookAtTarget':
      lookAtTarget(effect.target, screen);
      break;
    case 'lookAtScheduling':
      rescheduler.look(effect.target, effect.what);
      break;
    case 'reschedule':
      rescheduler.change(effect.target, effect.change);
      break;
    case 'sendSignal':
      send(effect, screen, (event) => {
        feed.tell(event);
        recorder.tell(event);
      });
  }
}

function send(
  effect: Extract<Effect, { type: 'sendSignal' }>,
  screen: Screen,
  tell: (event: SignalSent) => void,
): void {
  const { target, signal } = effect;
  const atMs = monotonicMs();
  const settle = async () => {
    const outcome = isForbidden(target, screen)
      ? ({ type: 'refused', reason: 'it may not be signalled from here' } as const)
      : await sendSignal(target, signal, thisMachine);
    if (isSent(outcome)) {
      const { pid, startTicks } = target;
      tell({ type: 'signalSent', pid, startTicks, atMs, signal: signal.name });
    }
    screen.log.line(outcomeText(target, signal, outcome));
    screen.dispatch({ type: 'signalSettled', target, signal, outcome });
  };
  // A bug in there must end the program as any other does: restored, with its stack.
  void settle();
}

function isSent({ type }: Outcome): boolean {
  return sentOutcomes.has(type);
}

const sentOutcomes: ReadonlySet<Outcome['type']> = new Set([
  'died',
  'zombie',
  'stopped',
  'continued',
  'stillThere',
  'wasZombie',
]);

/** Once more at the edge: whatever path led here, these get nothing. */
function isForbidden(target: SignalTarget, screen: Screen): boolean {
  const { isReadOnly, playback, model } = screen.state();
  if (isReadOnly || playback || !model) return true;
  const refusal = refusalOf(target, model.sample.viewer);
  return refusal !== undefined && !refusal.canBeForced;
}

const thisMachine: Machine = {
  look: (pid) => lookAtProcess('/proc', pid),
  kill: (pid, signal) => void process.kill(pid, signal),
  now: () => performance.now(),
  pause: (ms) => pause(ms),
};
