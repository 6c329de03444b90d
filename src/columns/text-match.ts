import { commandOf, userNameOf } from '../model/facts-of-process.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';

/** Whether a text is part of a process's name, command line or user; capitals do not count. */
export function isTextMatch(process: Process, model: Model, text: string): boolean {
  const wanted = text.toLowerCase();
  const user = userNameOf(process, model.sample.boot) ?? '';
  const texts = [process.sample.comm, commandOf(process), user];
  return texts.some((each) => each.toLowerCase().includes(wanted));
}
