import { setImmediate as nextTurn } from 'node:timers/promises';
import { wanted } from '../../app/wanted.js';
import type { Model } from '../../model/model.js';
import { nextModelSteps } from '../../model/next-model.js';
import type { Demand } from '../../sample/demand.js';
import type { Sample } from '../../sample/sample.js';
import type { LiveSource } from '../open-source.js';
import type { Feed, Screen } from './screen.js';

/** The second look comes soon: it brings the first rates and the command lines. */
const secondLookMs = 250;
/** Over less than this a rate would be one clock tick or none. */
const shortestMs = 100;
/** A helper that hangs is given up long before. */
const answersDeadlineMs = 5000;

/** Whether the next look is wanted at once, and what ends the pause before it. */
type Hurry = { isHurried: boolean; wake?: () => void };

/** Samples the machine each interval while the screen is there. Two scans never overlap. */
export function sampleLive(
  source: LiveSource,
  screen: Screen,
  onSample: (sample: Sample) => void = () => {},
): Pick<Feed, 'hurry' | 'stop'> {
  let hurried: Hurry = { isHurried: false };
  let isStopped = false;
  const hurry = () => {
    hurried.isHurried = true;
    hurried.wake?.();
  };
  const whenAnswered = newQuestions(source, hurry);
  const run = async () => {
    let model: Model | undefined;
    while (!isStopped) {
      const startedAtMs = performance.now();
      const isFirst = model === undefined;
      const demand = wanted(screen.state());
      if (!screen.state().isPaused) {
        const before: Model | undefined = model;
        model = await look(source, screen, before, demand);
        if (model && model !== before && !isUnfinished(model)) onSample(model.sample);
        whenAnswered(demand);
      }
      if (isUnfinished(model)) {
        // The whole begins anew: who was not read yet is not born.
        model = undefined;
        await nextTurn();
        continue;
      }
      tellStretch(screen, performance.now() - startedAtMs);
      const { intervalMs } = screen.state();
      if (isFirst) warmUp();
      const dueAfterMs = isFirst ? Math.min(secondLookMs, intervalMs) : intervalMs;
      await pausedUntil(startedAtMs + dueAfterMs, hurried);
      hurried = { isHurried: false };
      await pausedUntil(startedAtMs + shortestMs);
    }
  };
  run().catch(screen.fail);
  return {
    hurry,
    stop: () => {
      isStopped = true;
      void source.close();
    },
  };
}

/** A first look among many processes shows those that it has read: the next comes at once. */
function isUnfinished(model: Model | undefined): boolean {
  return model?.sample.notes.some(({ code }) => code === 'unfinished') ?? false;
}

/** What the first pane needs is loaded while nobody waits for it: a key would wait 30 ms. */
function warmUp(): void {
  void import('../../source/linux/details-reader.js');
}

async function look(
  source: LiveSource,
  screen: Screen,
  before: Model | undefined,
  demand: Demand,
): Promise<Model | undefined> {
  const sample = await source.next(demand);
  if (!sample) return before;
  const model = await inTurns(nextModelSteps(before, sample));
  screen.show(model);
  return model;
}

/**
 * What a helper reads comes after the sample that asked: with a long interval nobody would wait for the next.
 * Once for each question, or its answers would ask again; the first command lines are a question, too.
 */
function newQuestions(source: LiveSource, hurry: () => void): (demand: Demand) => void {
  let asked = '';
  let hasAskedWords = false;
  return (demand) => {
    const question = questionOf(demand);
    const isFirstWords = !hasAskedWords && demand.cmdline.length > 0;
    if (question === asked && !isFirstWords) return;
    asked = question;
    hasAskedWords ||= isFirstWords;
    if (question === '' && !isFirstWords) return;
    void source.factsSettled(answersDeadlineMs).then(hurry);
  };
}

/** What more than single rows wants; '' where nothing does. By identity: what is known of a process moves on. */
function questionOf({ details, cmdline, devices }: Demand): string {
  if (!details && cmdline !== 'all' && !devices) return '';
  const of = details?.of ?? [];
  const whom = of === 'all' ? of : of.map(({ pid, startTicks }) => `${pid}:${startTicks}`);
  return JSON.stringify([whom, details?.parts, cmdline === 'all', devices]);
}

/** Keys come in between. */
async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

/** A scan that takes longer than the interval stretches it: the header says so. */
function tellStretch(screen: Screen, tookMs: number): void {
  const { intervalMs, stretchedToMs } = screen.state();
  const toMs = tookMs > intervalMs ? tookMs : undefined;
  if (toMs === undefined && stretchedToMs === undefined) return;
  if (toMs !== undefined) screen.log.line(`a scan took ${Math.round(toMs)} ms`);
  screen.dispatch({ type: 'intervalStretched', toMs });
}

/** Gives way to keys and signals even where the instant has passed; ends early where it is hurried. */
function pausedUntil(instantMs: number, hurry?: Hurry): Promise<void> {
  const ms = Math.max(1, instantMs - performance.now());
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, hurry?.isHurried ? 1 : ms);
    if (!hurry) return;
    hurry.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
