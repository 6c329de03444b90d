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
  const demand = withThreads.has(name) ? { ...everything, threads: 'all' } : everything;
  try {
    // A look that is thrown away, so that the first frame has the command lines.
    await source.next(demand);
    await source.factsSettled(2000);
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
  await writer.write({ ...sample, boot: { ...sample.boot, users: usersSeen(sample) } });
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
  const child = isOwnMachine
    ? spawn(program, [], { argv0: name, stdio: ['pipe', 'pipe', 'inherit'] })
    : spawn('unshare', ['--pid', '--fork', '--kill-child', '--mount-proc', init, program], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
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
