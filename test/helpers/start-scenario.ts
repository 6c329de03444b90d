import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ExecutionContext } from 'ava';
import { compiledScenario } from './compiled-scenario.js';

/** One JSON line of a scenario program. */
type Answer = Readonly<Record<string, unknown>>;

/** A program of fixtures/scenarios/ whose situation stands. */
export type Scenario = {
  readonly programPid: number;
  /** By role, as the program's first comment names them. */
  readonly pids: Readonly<Record<string, number>>;
  /** Throws for a role that is not there. */
  readonly pid: (role: string) => number;
  /** The whole first line. */
  readonly ready: Answer;
  /** Sends a line, resolves with the answer. */
  readonly command: (line: string) => Promise<Answer>;
  /** Closes stdin, upon which the program ends all it made; resolves with its exit status. Also done at teardown. */
  readonly end: () => Promise<number | null>;
};

type Program = ChildProcessByStdio<Writable, Readable, Readable>;

const deadlineMs = 20_000;

/** Compiles the program where need be, starts it and resolves when the kernel confirms its situation. */
export async function startScenario(
  t: Pick<ExecutionContext, 'teardown'>,
  name: string,
  args: readonly string[] = [],
): Promise<Scenario> {
  const file = await compiledScenario(name);
  // argv0: no path of this machine gets into a recorded command line.
  const program = spawn(file, args, { argv0: name, stdio: ['pipe', 'pipe', 'pipe'] });
  const end = ending(program);
  t.teardown(end);
  const hear = answers(name, program);
  const ready = await hear();
  if (ready['ready'] !== true) throw new Error(`scenario ${name}: ${String(ready['reason'])}`);
  const pids = Object.fromEntries(
    Object.entries(Object(ready['pids'])).map(([role, pid]) => [role, Number(pid)]),
  );
  return {
    programPid: program.pid ?? Number.NaN,
    pids,
    pid: (role) => pids[role] ?? missing(name, role),
    ready,
    command: (line) => {
      program.stdin.write(`${line}\n`);
      return hear();
    },
    end,
  };
}

function missing(name: string, role: string): never {
  throw new Error(`scenario ${name} has no role "${role}"`);
}

function ending(program: Program): () => Promise<number | null> {
  const exited = once(program, 'exit');
  exited.catch(() => undefined); // a program that could not start is told by the first answer
  return async () => {
    program.stdin.end();
    const timer = setTimeout(() => program.kill('SIGKILL'), deadlineMs);
    await exited.finally(() => clearTimeout(timer));
    return program.exitCode;
  };
}

function answers(name: string, program: Program): () => Promise<Answer> {
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  program.stdin.on('error', () => undefined); // EPIPE: the missing answer tells it
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return async () => {
    const timer = setTimeout(() => program.kill('SIGKILL'), deadlineMs);
    const { value, done } = await lines.next().finally(() => clearTimeout(timer));
    if (done) throw new Error(`scenario ${name} ended without an answer: ${complaints}`);
    return JSON.parse(value);
  };
}
