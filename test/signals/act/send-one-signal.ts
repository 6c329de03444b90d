// A program for tests: sends one signal to PID STARTTICKS, in whatever namespace and as whatever user it
// is run, and prints the outcome as JSON. Arguments: PID STARTTICKS NAME NUMBER.
import { setTimeout as pause } from 'node:timers/promises';
import { sendSignal } from '../../../src/signals/act/send-signal.js';
import { lookAtProcess } from '../../../src/source/linux/look-at-process.js';

const [pid = '', startTicks = '', name = '', number = ''] = process.argv.slice(2);
const target = {
  key: `${pid}:${startTicks}`,
  pid: Number(pid),
  startTicks: Number(startTicks),
  uid: undefined,
  comm: '',
  isKernelThread: false,
};
const outcome = await sendSignal(
  target,
  { name, number: Number(number) },
  {
    look: (one) => lookAtProcess('/proc', one),
    kill: (one, signal) => void process.kill(one, signal),
    now: () => performance.now(),
    pause: (ms) => pause(ms),
  },
);
console.log(JSON.stringify(outcome));
