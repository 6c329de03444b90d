import { initialState } from '../../app/initial-state.js';
import type { Message } from '../../app/message.js';
import type { State } from '../../app/state.js';
import { update } from '../../app/update.js';
import type { Model } from '../../model/model.js';
import { openTerminal, type Terminal } from '../../terminal/terminal.js';
import type { TerminalAbilities } from '../../terminal/terminal-abilities.js';
import { installWaysOut } from '../../terminal/way-out.js';
import { mouseAction } from '../../view/mouse-action.js';
import { view } from '../../view/view.js';
import { failureStatus } from '../failure.js';
import { type Log, openLog } from '../log.js';
import type { OpenSource } from '../open-source.js';
import { playRecording } from '../replay/play-recording.js';
import { blankTimeline } from '../replay/recorded-timeline.js';
import { selectionFilter, selectionText, unknownNotes } from '../selection-filter.js';
import { version } from '../version.js';
import type { DashboardOptions } from './dashboard-options.js';
import { dashboardRecorder } from './dashboard-recorder.js';
import { dashboardSignals } from './dashboard-signals.js';
import { liveFeed } from './live-feed.js';
import { performAll } from './perform.js';
import { rescheduler } from './rescheduler.js';
import type { Feed, Screen } from './screen.js';
import { statusClock } from './status-clock.js';

/** Messages change the state, the state is painted, effects are performed; ends by leaving the program. */
export function runScreen(
  options: DashboardOptions,
  opened: OpenSource,
  abilities: TerminalAbilities,
): Promise<never> {
  const log = openLog(options.log);
  logBugs(log);
  const ways = installWaysOut({
    restore: () => terminal.close(),
    onExit: () => {
      for (const { stop } of [world.signals, feed, recorder]) stop();
    },
  });
  const terminal: Terminal = openTerminal({
    ...wishedOf(abilities, options),
    onKey: (key) => dispatch({ type: 'keyPressed', key }),
    onMouse: (event, shown) => {
      const action = mouseAction(shown, event);
      if (action) dispatch({ type: 'acted', action, dialog: shown.openDialog });
    },
    onResize: (size) => dispatch({ type: 'resized', ...size }),
    onResume: () => feed.hurry(),
    onTrouble: (text) => dispatch({ type: 'troubled', text }),
    onLost: ways.lost,
  });
  let state = firstState(options, opened, terminal);
  const paint = coalesced(() => terminal.paint(view(state)));
  const clock = statusClock((nowMs) => dispatch({ type: 'tick', nowMs }));
  const dispatch = (message: Message) => {
    const next = update(stateAt(state, performance.now()), message);
    state = next.state;
    clock.wakeAt(state.status?.untilMs);
    paint();
    performAll(next, world);
  };
  const fail = (error: unknown) => {
    log.line(stackOf(error));
    terminal.close();
    ways.exit(failureStatus(error));
  };
  const show: Screen['show'] = (model, frame, past) => {
    const withNotes = withUnknownNoted(model, options);
    log.notes(withNotes.sample.notes);
    const message = { type: 'modelArrived', model: withNotes, past } as const;
    dispatch(frame === undefined ? message : { ...message, frame });
  };
  const screen: Screen = { state: () => state, dispatch, show, log, fail };
  const recorder = dashboardRecorder(options.procRoot, screen);
  const feed = feedOf(opened, screen);
  const world = { feed, terminal, ways, recorder, ...actors(screen) };
  setTimeout(paint, firstFrameMs).unref();
  return new Promise(() => {});
}

/** Who acts on other processes. */
function actors(screen: Screen) {
  return { signals: dashboardSignals(screen), rescheduler: rescheduler(screen) };
}

function feedOf(opened: OpenSource, screen: Screen): Feed {
  if (opened.isLive) return liveFeed(opened.source, screen);
  return { ...nothingRemembered, ...playRecording(opened, screen) };
}

/** A recording is what it is. */
const nothingRemembered = { lookBack: () => {}, goLive: () => {}, save: () => {}, tell: () => {} };

/** Time alone changes nothing but a status line that has been there long enough. */
function stateAt(state: State, nowMs: number): State {
  if (state.status === undefined) return { ...state, nowMs };
  return update(state, { type: 'tick', nowMs }).state;
}

/** The first rows are there sooner, but for thousands of processes: only then a frame without any is worth its time. */
const firstFrameMs = 50;

/** What the terminal can do, less what the user does without. */
function wishedOf(abilities: TerminalAbilities, { theme, ascii, mouse }: DashboardOptions) {
  return {
    colours: abilities.colours,
    ...(theme === undefined ? {} : { palette: theme }),
    isUtf8: abilities.isUtf8 && ascii !== true,
    hasBraille: abilities.hasBraille && ascii !== true,
    hasMouse: abilities.hasMouse && mouse,
  };
}

function firstState(options: DashboardOptions, opened: OpenSource, terminal: Terminal): State {
  return initialState({
    ...terminal.size(),
    intervalMs: (options.delay ?? 1) * 1000,
    isTree: options.tree === true || options.sort === undefined,
    isCollapsed: options.collapsed === true,
    hasCharts: options.charts,
    sort: options.sort,
    filter: selectionFilter(options),
    filterColumns: options.filter?.columns,
    filterText: selectionText(options),
    columns: options.columns,
    isReadOnly: options.readOnly === true || options.readonly === true,
    ...(opened.isLive
      ? { frameCount: undefined }
      : {
          frameCount: opened.recording.frameCount,
          timeline: blankTimeline(opened.recording),
        }),
    version: version(),
  });
}

/** A process or a user that the command line names and that is not there is said as a note. */
function withUnknownNoted(model: Model, options: DashboardOptions): Model {
  const unknown = unknownNotes(options, model);
  if (unknown.length === 0) return model;
  const { sample } = model;
  return { ...model, sample: { ...sample, notes: [...sample.notes, ...unknown] } };
}

/** However many messages come at once, one frame shows what they led to. */
function coalesced(paint: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      paint();
    });
  };
}

/** Before the ways out, which do not come back. */
function logBugs(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => log.line(stackOf(error)));
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
