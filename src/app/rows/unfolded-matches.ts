import type { ProcessKey } from '../../model/process.js';
import type { State } from '../state.js';
import { isNarrowed, keptProcesses } from './kept-processes.js';

/** What hides a match of what narrows the table unfolded: nobody looks for a sum. */
export function withMatchesUnfolded(state: State): State {
  const { model, filter, show, folded } = state;
  // Asked first: at each letter of a filter all processes would be looked through once more.
  if (folded.size === 0) return state;
  if (!model || !isNarrowed(filter, show)) return state;
  const kept = keptProcesses(model, filter, show);
  const above = new Set<ProcessKey>();
  for (const match of model.processes.list) {
    let key = kept && !kept.matches.has(match.key) ? undefined : match.parentKey;
    while (key !== undefined && !above.has(key)) {
      above.add(key);
      key = model.processes.get(key)?.parentKey;
    }
  }
  const left = [...folded].filter((key) => !above.has(key));
  return left.length === folded.size ? state : { ...state, folded: new Set(left) };
}
