import test from 'ava';
import type { ProcessStat } from '../../../src/sample/process-sample.js';
import { newFamily } from '../../../src/signals/act/family.js';
import { freeze } from '../../../src/signals/act/freeze.js';
import { grip } from '../../../src/signals/act/hold-target.js';
import { targetOfStat } from '../../../src/signals/target.js';
import { row } from '../../model/made-sample.js';
import { facts, thread } from './made-facts.js';
import { madeMachine } from './made-machine.js';

type Scene = readonly ProcessStat[];

const root = row({ pid: 100, ppid: 1 });
const still = (stat: ProcessStat): ProcessStat => ({ ...stat, stateCode: 'T' });

/** A family of `root`, to whom one scene after the other is shown, the last for ever; a pass takes 30 ms. */
async function frozen(
  scenes: readonly Scene[],
  given: {
    readonly mayStop?: boolean;
    readonly threadLetters?: readonly string[];
    readonly mayStopGroups?: boolean;
    /** Is there when everyone is read, and gone when it is to be held. */
    readonly slips?: number;
  } = {},
) {
  let passes = 0;
  let nowMs = 0;
  const scene = () => scenes[Math.min(Math.max(0, passes - 1), scenes.length - 1)] ?? [];
  const statOf = (pid: number) =>
    scene().find((stat) => stat.pid === pid && stat.pid !== given.slips);
  const opened: number[] = [];
  const { machine: made } = madeMachine({
    before: undefined,
    pidfds: {
      open: (pid) => opened.push(pid) - 1,
      send: (pidfd) => (statOf(opened[pidfd] ?? 0) ? undefined : { error: 'ESRCH' }),
      close: () => undefined,
    },
  });
  const threads = given.threadLetters?.map((letter) => thread(letter));
  const kills: (readonly [number, number])[] = [];
  const machine: typeof made = {
    ...made,
    kill: (pid, signal) => {
      kills.push([pid, signal]);
      if (given.mayStopGroups === false) throw Object.assign(new Error(), { code: 'EPERM' });
    },
    now: () => nowMs,
    look: () => facts('T', threads === undefined ? {} : { threads }),
    later: (_, call) => {
      queueMicrotask(call);
      return () => undefined;
    },
  };
  const census = {
    everyone: () => {
      passes += 1;
      nowMs += 30;
      return scene();
    },
    statOf,
  };
  const family = newFamily({ kin: 'subtree', machine, census, isSpared: () => false });
  const held = grip(targetOfStat(root), machine);
  if (held.type === 'held') family.add(held, root);
  const stopped: number[] = [];
  const stop = ({ target }: { readonly target: { readonly pid: number } }) => {
    stopped.push(target.pid);
    return given.mayStop ?? true;
  };
  const end = await freeze(family, { machine, census }, stop);
  const wereStopped = family.members().filter(({ wasStopped }) => wasStopped);
  return { ...end, stopped, kills, wereStopped: wereStopped.map(({ target }) => target.pid) };
}

test('who stands still is looked at twice, and not stopped again', async (t) => {
  const result = await frozen([[still(root)]], { mayStopGroups: false });
  t.like(result, { passes: 2, newcomers: 0, isComplete: true, ended: 0 });
  t.deepEqual(result.stopped, []);
});

test('who still runs is stopped again, and so is whom another continued', async (t) => {
  const result = await frozen([[root], [still(root)], [root], [still(root)]]);
  t.like(result, { passes: 5, isComplete: true });
  t.deepEqual(result.stopped, [100, 100]);
});

test('a child and its child join in one pass, one with a lower pid in the next', async (t) => {
  const child = row({ pid: 200, ppid: 100 });
  const grandchild = row({ pid: 50, startTicks: 300, ppid: 200 });
  const later = row({ pid: 300, ppid: 200 });
  const all = [grandchild, root, child, later];
  const result = await frozen([all, all.map(still)]);
  t.deepEqual(result.stopped, [100, 200, 300, 50]);
  t.like(result, { newcomers: 3, passes: 4, isComplete: true });
});

test('a newcomer in the very last pass makes one more', async (t) => {
  const child = row({ pid: 200, ppid: 100 });
  const scenes = [[still(root)], [still(root), child], [root, child].map(still)];
  t.like(await frozen(scenes), { newcomers: 1, passes: 4, isComplete: true });
});

test('one in D is waited for a moment only: it starts nothing more when it leaves that', async (t) => {
  const result = await frozen([[{ ...root, stateCode: 'D' }]]);
  t.like(result, { isComplete: true });
  t.true(result.afterMs > 100 && result.afterMs < 400);
});

test('who never stands still is given up after five seconds, which is said', async (t) => {
  const result = await frozen([[root]]);
  t.false(result.isComplete);
  t.true(result.afterMs > 5000 && result.afterMs < 5100);
});

test('a process stands still when all its threads do', async (t) => {
  const scenes = [[still({ ...root, threads: 2 })]];
  t.true((await frozen(scenes, { threadLetters: ['T', 'T'] })).isComplete);
  t.false((await frozen(scenes, { threadLetters: ['T', 'R'] })).isComplete);
});

test('whom we may not stop is not waited for', async (t) => {
  const given = { mayStop: false, mayStopGroups: false };
  t.like(await frozen([[root]], given), { passes: 2, isComplete: true });
});

test('who ended meanwhile is counted: what it started may have escaped', async (t) => {
  t.like(await frozen([[still(root)], []]), { isComplete: true, ended: 1 });
});

test('a group of members only is stopped at one instant, once, and all are looked at twice after that', async (t) => {
  const child = row({ pid: 200, ppid: 100, pgrp: 100 });
  const result = await frozen([[root, child], [root, child].map(still)]);
  t.deepEqual(result.kills, [[-100, 19]]);
  t.like(result, { passes: 3, newcomers: 1, isComplete: true });
});

test('a group with one who is none of them is not stopped as a group, nor one that is not seen here', async (t) => {
  const stranger = row({ pid: 300, ppid: 1, pgrp: 100 });
  t.deepEqual(
    (
      await frozen([
        [root, stranger],
        [still(root), stranger],
      ])
    ).kills,
    [],
  );
  for (const pgrp of [0, 1]) {
    t.deepEqual((await frozen([[{ ...root, pgrp }], [still({ ...root, pgrp })]])).kills, []);
  }
});

test('a dead one who is none of them leaves a group whole', async (t) => {
  const dead = row({ pid: 300, ppid: 1, pgrp: 100, stateCode: 'Z' });
  t.deepEqual(
    (
      await frozen([
        [root, dead],
        [still(root), dead],
      ])
    ).kills,
    [[-100, 19]],
  );
});

test('a stranger whose main thread alone has exited lives, and keeps its group from being stopped as one', async (t) => {
  const stranger = row({ pid: 300, ppid: 1, pgrp: 100, stateCode: 'Z', threads: 2 });
  const scenes = [
    [root, stranger],
    [still(root), stranger],
  ];
  t.deepEqual((await frozen(scenes)).kills, []);
});

test('who is met in such a group later was born of a member, whose ever child it is: it joins, and goes on after it', async (t) => {
  const orphan = row({ pid: 300, ppid: 1, pgrp: 100 });
  const result = await frozen([[root], [root, orphan].map(still)]);
  t.like(result, { newcomers: 1, isComplete: true });
  t.deepEqual(result.wereStopped, [], 'by us, not before');
  const before = await frozen([[root, row({ pid: 200, ppid: 100, stateCode: 'T' })]]);
  t.deepEqual(before.wereStopped, [200]);
});

test('one that is gone before it can be held, or is dead, makes one more pass', async (t) => {
  const gone = row({ pid: 200, ppid: 100 });
  const scenes = [[still(root), gone], [still(root)]];
  const slipped = await frozen(scenes, { mayStopGroups: false, slips: 200 });
  t.like(slipped, { newcomers: 0, passes: 3, isComplete: true, ended: 1 });
  const dead = { ...gone, stateCode: 'Z' };
  const withZombie = await frozen([[still(root), dead]], { mayStopGroups: false });
  t.like(withZombie, { newcomers: 0, passes: 3, isComplete: true, ended: 0 });
});
