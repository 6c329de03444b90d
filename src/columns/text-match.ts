import { commandOf, userNameOf } from '../model/facts-of-process.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';

/** Whether a text is part of a process's name, command line or user; capitals do not count. */
export function textMatch(text: string): (process: Process, model: Model) => boolean {
  const wanted = text.toLowerCase();
  const isPart = (whole: string) => whole.toLowerCase().includes(wanted);
  return (process, model) =>
    isPart(process.sample.comm) ||
    isPart(commandOf(process)) ||
    isPart(userNameOf(process, model.sample.boot) ?? '');
}
