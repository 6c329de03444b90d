type DefaultAction = 'terminate' | 'core' | 'stop' | 'continue' | 'ignore';

export type CatalogueSignal = {
  readonly number: number;
  /** As `kill -l` has it, without SIG: TERM, RTMIN+1, RTMAX. */
  readonly name: string;
  /** What it does to a process that neither handles nor ignores it (signal(7)). */
  readonly defaultAction: DefaultAction;
  /** What it is for, in a few words. */
  readonly description: string;
};

type SignalRow = readonly [name: string, defaultAction: DefaultAction, description: string];

const standardRows: readonly SignalRow[] = [
  ['HUP', 'terminate', 'terminal hung up; daemons reload'],
  ['INT', 'terminate', 'interrupt from the keyboard (Ctrl-C)'],
  ['QUIT', 'core', 'quit from the keyboard (Ctrl-\\)'],
  ['ILL', 'core', 'illegal instruction'],
  ['TRAP', 'core', 'breakpoint or trace'],
  ['ABRT', 'core', 'abort(3)'],
  ['BUS', 'core', 'bad memory access'],
  ['FPE', 'core', 'arithmetic error'],
  ['KILL', 'terminate', 'kill; cannot be caught'],
  ['USR1', 'terminate', 'for the program to define'],
  ['SEGV', 'core', 'invalid memory reference'],
  ['USR2', 'terminate', 'for the program to define'],
  ['PIPE', 'terminate', 'write to a pipe without readers'],
  ['ALRM', 'terminate', 'alarm(2) ran out'],
  ['TERM', 'terminate', 'please end'],
  ['STKFLT', 'terminate', 'coprocessor stack fault; unused'],
  ['CHLD', 'ignore', 'a child stopped or ended'],
  ['CONT', 'continue', 'continue if stopped'],
  ['STOP', 'stop', 'stop; cannot be caught'],
  ['TSTP', 'stop', 'stop from the keyboard (Ctrl-Z)'],
  ['TTIN', 'stop', 'read from the terminal in the background'],
  ['TTOU', 'stop', 'write to the terminal in the background'],
  ['URG', 'ignore', 'urgent data on a socket'],
  ['XCPU', 'core', 'CPU time limit passed'],
  ['XFSZ', 'core', 'file size limit passed'],
  ['VTALRM', 'terminate', 'virtual timer ran out'],
  ['PROF', 'terminate', 'profiling timer ran out'],
  ['WINCH', 'ignore', 'window size changed'],
  ['IO', 'terminate', 'input or output is possible'],
  ['PWR', 'terminate', 'power failure'],
  ['SYS', 'core', 'bad system call'],
];

/** 32 and 33 are the C library's own (signal(7)), and not offered. */
const realTimeMin = 34;
const realTimeMax = 64;

/** The signals of Linux by number, on all architectures but those where `hasGenericSignals` is false. */
export const signalCatalogue: readonly CatalogueSignal[] = [
  ...standardRows.map(
    ([name, defaultAction, description], index): CatalogueSignal => ({
      number: index + 1,
      name,
      defaultAction,
      description,
    }),
  ),
  ...realTimeSignals(),
];

/**
 * Whether the numbers are those of the catalogue: MIPS, SPARC, Alpha and PA-RISC have others, and are
 * not covered. Takes an architecture as uname -m or Node names it.
 */
export function hasGenericSignals(arch: string): boolean {
  return !/^(mips|sparc|sun4|alpha|parisc|hppa)/.test(arch);
}

/** Named from the nearer end, as bash's `kill -l` does. */
function realTimeSignals(): readonly CatalogueSignal[] {
  const middle = (realTimeMin + realTimeMax) / 2;
  return Array.from({ length: realTimeMax - realTimeMin + 1 }, (_, index): CatalogueSignal => {
    const number = realTimeMin + index;
    const name =
      number <= middle
        ? offsetName('RTMIN', '+', index)
        : offsetName('RTMAX', '-', realTimeMax - number);
    return { number, name, defaultAction: 'terminate', description: 'real-time signal' };
  });
}

function offsetName(base: string, sign: '+' | '-', offset: number): string {
  return offset === 0 ? base : `${base}${sign}${offset}`;
}
