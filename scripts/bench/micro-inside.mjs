// Beside the population, in a pty: each part of a refresh alone, back to back, so V8 has compiled all of it and the
// caches are warm; what a refresh each second costs is measured elsewhere. Writes the medians to the file of argv[2].
import { writeFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { initialState } from '../../dist/src/app/initial-state.js';
import { update } from '../../dist/src/app/update.js';
import { nextModel } from '../../dist/src/model/next-model.js';
import { linuxSource } from '../../dist/src/source/linux/linux-source.js';
import { openTerminal } from '../../dist/src/terminal/terminal.js';
import { view } from '../../dist/src/view/view.js';
import { median } from './median.mjs';

const size = { width: 200, height: 50 };
const warmUpTicks = 15;
const ticks = 30;
const changesEach = 20;

const { sample, scanNs } = await scanned();
const still = parts(sample, (processes) => processes);
const moving = parts(sample, (processes, tick) =>
  processes.map((one, index) =>
    index % changesEach === tick % changesEach ? worked(one, tick) : one,
  ),
);
const result = {
  processes: sample.processes.length,
  rows: still.rows,
  scanNs,
  still: still.medians,
  moving: moving.medians,
  paintNs: await painted(moving.states),
};
writeFileSync(process.argv[2], JSON.stringify(result));
process.exit(0);

/** In CPU time, as the floors in C are; V8's own threads are in it. */
async function scanned() {
  const source = linuxSource();
  const demand = { status: [], cmdline: [] };
  const took = [];
  let sample;
  for (let tick = 0; tick < warmUpTicks + ticks; tick++) {
    const before = process.cpuUsage();
    sample = await source.next(demand);
    const { user, system } = process.cpuUsage(before);
    if (tick >= warmUpTicks) took.push((user + system) * 1000);
  }
  await source.close();
  return { sample, scanNs: median(took) };
}

/** From sample to frame, one tick after the other, as the program does it. */
function parts(first, processesAt) {
  const took = { modelNs: [], rowsNs: [], viewNs: [] };
  const states = [];
  let sample = first;
  let model = nextModel(undefined, first);
  let state = update(firstState(), { type: 'modelArrived', model }).state;
  for (let tick = 0; tick < warmUpTicks + ticks; tick++) {
    const times = tick < warmUpTicks ? { modelNs: [], rowsNs: [], viewNs: [] } : took;
    sample = tickLater(sample, processesAt(sample.processes, tick));
    model = timed(times.modelNs, () => nextModel(model, sample));
    checkTaken(model, sample);
    const message = { type: 'modelArrived', model };
    state = timed(times.rowsNs, () => update(state, message).state);
    timed(times.viewNs, () => view(state));
    states.push(state);
  }
  const medians = Object.fromEntries(
    Object.entries(took).map(([part, times]) => [part, median(times)]),
  );
  return { medians, states, rows: state.rows.length };
}

/** A model that has not seen what changed would be fast for nothing. */
function checkTaken(model, { processes }) {
  const shown = new Set([...model.processes.values()].map(({ sample: one }) => one));
  if (!processes.every((one) => shown.has(one))) throw new Error('the model missed a change');
}

function tickLater(sample, processes) {
  const { takenAtMs, monotonicMs } = sample;
  return {
    ...sample,
    takenAtMs: takenAtMs + 1000,
    monotonicMs: monotonicMs + 1000,
    processes,
  };
}

function worked(one, tick) {
  return {
    ...one,
    userTicks: one.userTicks + 1 + (tick % 3),
    readAtMs: one.readAtMs + 1000 * tick,
  };
}

function firstState() {
  return initialState({
    ...size,
    intervalMs: 1000,
    isTree: true,
    sort: undefined,
    filter: undefined,
    isReadOnly: false,
    frameCount: undefined,
    version: 'bench',
  });
}

/** A frame after the other on a terminal that takes all. */
async function painted(states) {
  const terminal = openTerminal({
    colours: 256,
    isUtf8: true,
    hasBraille: true,
    hasMouse: false,
    onKey: () => {},
    onMouse: () => {},
    onResize: () => {},
    onLost: () => process.exit(1),
  });
  const frames = states.map(view);
  const took = [];
  for (const frame of [...frames, ...frames]) {
    timed(took, () => terminal.paint(frame));
    await nextTurn();
    await nextTurn();
  }
  terminal.close();
  return median(took.slice(-ticks));
}

function timed(times, work) {
  const startedAt = process.hrtime.bigint();
  const value = work();
  times.push(Number(process.hrtime.bigint() - startedAt));
  return value;
}
