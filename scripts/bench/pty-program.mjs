// A program in a pty of 200x50 whose output is counted and thrown away.
import { spawn } from '@lydell/node-pty';
import { treeOf } from './process-tree.mjs';

const patienceMs = 3000;
/** What comes within half an interval of another is of the same refresh, however many writes it takes. */
const burstMs = 500;

export function startInTerminal([command, ...args], env) {
  const startedAtMs = performance.now();
  const pty = spawn(command, args, {
    name: 'xterm-256color',
    cols: 200,
    rows: 50,
    env,
    encoding: null,
  });
  let bytes = 0;
  let watcher = () => {};
  const bursts = [];
  let onBurst = () => {};
  pty.onData((data) => {
    const nowMs = performance.now();
    bytes += data.length;
    if (bursts.length === 0 || nowMs - bursts.at(-1) >= burstMs) {
      bursts.push(nowMs);
      onBurst();
    }
    watcher(data);
  });
  const exit = new Promise((resolve) => pty.onExit(resolve));
  return {
    pid: pty.pid,
    startedAtMs,
    exit,
    bytes: () => bytes,
    /** When something was written, at most once in half a second. */
    bursts: () => bursts,
    /** Settles with the next of these, at the latest at the deadline. */
    nextBurst: (deadlineMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, deadlineMs);
        onBurst = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    /** When the text was first seen, in ms after the start; undefined where it does not come. */
    seen: (pattern, deadlineMs) => {
      let text = '';
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), deadlineMs);
        const settle = (value) => {
          clearTimeout(timer);
          watcher = () => {};
          resolve(value);
        };
        watcher = (data) => {
          text += data.toString('latin1');
          if (pattern.test(text)) settle(performance.now() - startedAtMs);
        };
        exit.then(() => settle(undefined));
      });
    },
    /** By its own key; what does not obey is killed, with all that it started. */
    end: async () => {
      pty.write('q');
      const timer = setTimeout(() => killAll(treeOf(pty.pid)), patienceMs);
      await exit;
      clearTimeout(timer);
    },
  };
}

function killAll(pids) {
  for (const pid of pids.reverse()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
