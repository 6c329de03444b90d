// A program for tests: sends one signal to PID STARTTICKS, in whatever namespace and as whatever user it
// is run, and prints the outcome as JSON. Arguments: PID STARTTICKS NAME NUMBER.
import { outcomeOnce } from './live-signals.js';

const [pid = '', startTicks = '', name = '', number = ''] = process.argv.slice(2);
const target = {
  key: `${Number(pid)}:${Number(startTicks)}`,
  pid: Number(pid),
  startTicks: Number(startTicks),
  uid: undefined,
  comm: '',
  isKernelThread: false,
} as const;
const signal = { name, number: Number(number) };
console.log(JSON.stringify(await outcomeOnce({ teardown: () => undefined }, target, signal)));
