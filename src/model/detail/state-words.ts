/** What a letter of the kernel means (proc_pid_stat(5)); of an unknown one nothing is claimed. */
export function stateWords(stateCode: string): string {
  return words.get(stateCode) ?? 'a state that is not known here';
}

const words: ReadonlyMap<string, string> = new Map([
  ['R', 'running, or waiting for a CPU'],
  ['S', 'sleeping until something happens'],
  ['D', 'sleeping, deaf to signals'],
  ['T', 'stopped by a signal'],
  ['t', 'held by a debugger'],
  ['Z', 'dead, not yet waited for by its parent'],
  ['X', 'dead, disappearing'],
  ['x', 'dead, disappearing'],
  ['K', 'sleeping, deaf to all signals but those that end it'],
  ['W', 'waking, or paging on old kernels'],
  ['P', 'parked'],
  ['I', 'idle'],
]);
