import type { Effect, Next } from '../../app/message.js';
import type { State } from '../../app/state.js';
import type { SignalSent } from '../../sample/kernel-event.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { WaysOut } from '../../terminal/way-out.js';
import type { DashboardRecorder } from './dashboard-recorder.js';
import type { DashboardSignals } from './dashboard-signals.js';
import type { Rescheduler } from './rescheduler.js';
import type { Feed } from './screen.js';

type World = {
  readonly feed: Feed;
  readonly terminal: Terminal;
  readonly ways: WaysOut;
  readonly recorder: DashboardRecorder;
  readonly signals: DashboardSignals;
  readonly rescheduler: Rescheduler;
};

/** Does in the world what the state asked for; what comes of it is a message again. */
export function performAll({ state, effects }: Next<State>, world: World): void {
  for (const effect of effects) perform(effect, world);
  // After what sends: whom a signal goes to is let go only when all is told.
  world.signals.aim(state);
}

function perform(effect: Effect, world: World): void {
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
  {
    readonly type:
      | 'lookAtTarget'
      | 'lookAtMany'
      | 'sendSignal'
      | 'sweepSignal'
      | 'runPlan'
      | 'cancelPlan'
      | 'hurryPlan'
      | 'lookAtScheduling'
      | 'reschedule';
  }
>;

/** What is done to other processes. */
function act(effect: ActingEffect, { feed, recorder, rescheduler, signals }: World): void {
  const tell = (event: SignalSent) => {
    feed.tell(event);
    recorder.tell(event);
  };
  switch (effect.type) {
    case 'lookAtTarget':
      signals.look(effect.target);
      break;
    case 'lookAtMany':
      signals.lookAtMany(effect.targets);
      break;
    case 'lookAtScheduling':
      rescheduler.look(effect.target, effect.what);
      break;
    case 'reschedule':
      rescheduler.change(effect.target, effect.change);
      break;
    case 'sendSignal':
      signals.send(effect.target, effect.signal, tell);
      break;
    case 'sweepSignal':
      signals.sweep(effect, tell);
      break;
    case 'runPlan':
      signals.plan(effect, tell);
      break;
    case 'cancelPlan':
    case 'hurryPlan':
      signals.steer(effect.id, effect.type);
  }
}
