// A program in a pty of 200x50 whose output is counted and thrown away.
import { spawn } from '@lydell/node-pty';
import { treeOf } from './process-tree.mjs';

const patienceMs = 3000;

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
  const outputs = [];
  pty.onData((data) => {
    bytes += data.length;
    outputs.push({ atMs: performance.now(), bytes: data.length });
    watcher(data);
  });
  const exit = new Promise((resolve) => pty.onExit(resolve));
  return {
    pid: pty.pid,
    startedAtMs,
    exit,
    bytes: () => bytes,
    /** When something was written, and how much, since this was asked last. */
    outputs: () => outputs.splice(0),
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
