import type { ProcessIdentity, ProcessSample } from '../../sample/process-sample.js';
import type { MovedProcess } from './format.js';
import { parsedText } from './line.js';
import { isWhole, processAfter } from './moved-process.js';
import { wholeProcess } from './shape/process-shape.js';

type UnbornOne = { readonly text: string; readonly moved: MovedProcess[] };

/** Processes that nobody has looked at since they were born, by pid: as JSON, with what moved of each since. */
export type Unborn = Map<number, UnbornOne>;

/** Whether it is one of them. */
export function moveUnborn(unborn: Unborn, written: ProcessSample | MovedProcess): boolean {
  const one = unborn.get(written.pid);
  if (!one || isWhole(written)) return false;
  one.moved.push(written);
  return true;
}

/** Whether it was one of them: then it was born and has ended unseen. */
export function removeUnborn(unborn: Unborn, { pid, startTicks }: ProcessIdentity): boolean {
  const { text } = unborn.get(pid) ?? { text: '' };
  const start = `"startTicks":${startTicks}`;
  const isSame = text.includes(`${start},`) || text.includes(`${start}}`);
  return isSame && unborn.delete(pid);
}

/** The process as it is now; undefined where the text says none. */
export function bornOf({ text, moved }: UnbornOne): ProcessSample | undefined {
  const parsed = parsedText(text);
  if (!('value' in parsed) || wholeProcess(parsed.value) !== undefined) return undefined;
  let now = parsed.value as ProcessSample;
  for (const written of moved) now = processAfter(now, written, true);
  return now;
}
