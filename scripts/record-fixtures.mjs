#!/usr/bin/env node
// Records fixtures/recordings/*.jsonl anew, for real: each scenario alone in a pid namespace of its own.
// Needs root, cc, unshare(1) and a built dist/. Names on the command line record only those.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { linuxSource } from '../dist/src/source/linux/linux-source.js';
import { recordingWriter } from '../dist/src/source/recording/writer.js';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(project, 'fixtures/scenarios');
const recordings = join(project, 'fixtures/recordings');
const binaries = join(project, 'dist/scenarios');
const intervalMs = 200;
const everything = { status: 'all', cmdline: 'all' };
/** Of these the threads are recorded, too. */
const withThreads = new Set(['few-threads']);
/** Of these the details of every process, too. */
const withDetails = new Set(['lock-keeper']);
const details = { of: 'all', parts: ['process', 'memory', 'environment', 'files', 'locks'] };

/** What happens: a number is so many frames, a text is a command to the scenario. */
const stories = {
  running: [4, 'rest', 3],
  sleeping: [4],
  'vfork-wait': [4],
  stopped: [3, 'continue', 3, 'stop', 2],
  traced: [4],
  zombie: [4, 'reap zombie', 3],
  'leader-dead': [5],
  'orphan-init': [3, 'orphan', 4],
  'orphan-subreaper': [3, 'orphan', 4],
  'reused-pid': [3, 'reuse', 4],
  'hostile-names': [3],
  'busy-family': [6],
  'lock-keeper': [3],
  'few-threads': [4],
  'short-lived': [3, 'burst 400', 3],
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(stories)) await recordStory(name);

async function recordStory(name) {
  const stage = await raise(name);
  // A recording is never written over a file.
  const fresh = join(tmpdir(), `treetop-${process.pid}-${name}.jsonl`);
  const source = linuxSource({ procRoot: stage.procRoot });
  const writer = recordingWriter(fresh);
  const demand = {
    ...everything,
    ...(withThreads.has(name) && { threads: 'all' }),
    ...(withDetails.has(name) && { details }),
  };
  try {
    // A look that is thrown away, so that the first frame has the command lines.
    await source.next(demand);
    await source.factsSettled(2000);
    if (withDetails.has(name)) await lookUntilDetailed(source, demand);
    for (const step of stories[name]) {
      if (typeof step === 'string') await stage.command(step);
      else for (let frame = 0; frame < step; frame++) await recordFrame(source, writer, demand);
    }
    const { frames, bytes } = await writer.close();
    mkdirSync(recordings, { recursive: true });
    moveInto(fresh, join(recordings, `${name}.jsonl`));
    console.log(`${name}: ${frames} frames, ${bytes} bytes`);
  } finally {
    rmSync(fresh, { force: true });
    await source.close();
    await stage.end();
  }
}

async function recordFrame(source, writer, demand) {
  await pause(intervalMs);
  const sample = await source.next(demand);
  const boot = { ...sample.boot, users: usersSeen(sample) };
  await writer.write({
    ...sample,
    boot,
    ...(sample.details && { details: sample.details.map(crafted) }),
  });
}

/** What a helper reads joins a later sample. */
async function lookUntilDetailed(source, demand) {
  for (let look = 0; look < 50; look++) {
    const { details: read = [] } = await source.next(demand);
    if (read.length > 0 && read.every(({ memory, environment }) => memory && environment)) return;
    await pause(100);
  }
  throw new Error('memory and environment are not read');
}

/** Where the program stands, which control group it is in and what its limits are is the machine's own. */
function crafted(details) {
  const { exe, cgroups, limits } = details;
  return {
    ...details,
    ...(exe?.value && { exe: { value: `/opt/story/${exe.value.split('/').at(-1)}` } }),
    ...(cgroups?.value && {
      cgroups: {
        value: [{ hierarchy: 0, controllers: [], path: '/story.slice/lock-keeper.scope' }],
      },
    }),
    ...(limits?.value && { limits: { value: limits.value.map(roundLimit) } }),
  };
}

/** Some follow from the memory of the machine. */
function roundLimit(limit) {
  const ofMachine = ['Max processes', 'Max pending signals', 'Max open files', 'Max locked memory'];
  return ofMachine.includes(limit.name) ? { ...limit, soft: 1024, hard: 65536 } : limit;
}

/** Who else has an account on the recording machine is nobody's business. */
function usersSeen({ boot, processes }) {
  const uids = new Set(processes.flatMap(({ status }) => status?.uids ?? []));
  return Object.fromEntries(Object.entries(boot.users).filter(([uid]) => uids.has(Number(uid))));
}

/** Starts the scenario; reused-pid makes a namespace of its own, the others get one with an init. */
async function raise(name) {
  const program = compiled(name, join(sources, `${name}.c`));
  const init = compiled('fixture-init', join(project, 'scripts/fixture-init.c'));
  const isOwnMachine = name === 'reused-pid';
  const isDetailed = withDetails.has(name);
  const options = { stdio: ['pipe', 'pipe', isDetailed ? 'ignore' : 'inherit'] };
  const inCleanRoom = isDetailed ? ['env', '-i', 'LANG=C.UTF-8', `STORY=${name}`] : [];
  const child = isOwnMachine
    ? spawn(program, [], { argv0: name, ...options })
    : spawn(
        'unshare',
        ['--pid', '--fork', '--kill-child', '--mount-proc', ...inCleanRoom, init, program],
        { ...options, ...(isDetailed && { cwd: '/' }) },
      );
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended without an answer`);
    return JSON.parse(value);
  };
  const ready = await hear();
  if (!ready.ready) throw new Error(`${name}: ${ready.reason}`);
  return {
    procRoot: isOwnMachine ? ready.procRoot : `/proc/${onlyChild(child.pid)}/root/proc`,
    command: async (line) => {
      child.stdin.write(`${line}\n`);
      const answer = await hear();
      if (!answer.ok) throw new Error(`${name}: ${line}: ${JSON.stringify(answer)}`);
    },
    end: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

function onlyChild(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
}

function compiled(name, source) {
  const binary = join(binaries, name);
  const inputs = [source, join(sources, 'stage.c')];
  const shared = readdirSync(sources).map((file) => join(sources, file));
  if (changedMs(binary) > Math.max(...[source, ...shared].map(changedMs))) return binary;
  mkdirSync(binaries, { recursive: true });
  const flags = ['-std=c99', '-O1', '-pthread', `-I${sources}`];
  execFileSync('cc', [...flags, '-o', binary, ...inputs], { stdio: 'inherit' });
  return binary;
}

function changedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function moveInto(from, to) {
  execFileSync('mv', ['-f', from, to]);
  execFileSync('chmod', ['644', to]);
}
