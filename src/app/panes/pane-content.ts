import type { Block } from '../../model/detail/block.js';
import { commandBlocks } from '../../model/detail/command-blocks.js';
import { environmentBlocks } from '../../model/detail/environment-blocks.js';
import { fileBlocks } from '../../model/detail/file-blocks.js';
import { lockBlocks } from '../../model/detail/lock-blocks.js';
import { processBlocks } from '../../model/detail/process-blocks.js';
import { detailsOf, type Subject } from '../../model/detail/subject.js';
import { deviceBlocks } from '../../model/devices/device-blocks.js';
import { processOrThread } from '../../model/thread.js';
import { signalBlocks } from '../signalling/signal-blocks.js';
import type { State } from '../state.js';
import { selectFirst } from '../status-line.js';
import { selectedProcess } from '../table/selected-process.js';
import type { PaneType } from './pane.js';

/** What a pane tells from top to bottom. Raw text. */
export type PaneContent = { readonly title: string; readonly blocks: readonly Block[] };

/** Those that tell of a process. */
type ProcessPane = Exclude<PaneType, 'devices' | 'signals'>;

const blocksOf: Readonly<Record<ProcessPane, (subject: Subject) => readonly Block[]>> = {
  process: processBlocks,
  environment: environmentBlocks,
  files: fileBlocks,
  locks: lockBlocks,
  command: commandBlocks,
};

const titles: Readonly<Record<ProcessPane, string>> = {
  process: 'process',
  environment: 'environment of',
  files: 'open files of',
  locks: 'locks of',
  command: 'command of',
};

/** What the pane tells of the selected process or of the machine. */
export function paneContent(state: State, type: PaneType): PaneContent {
  if (type === 'devices') return devicesContent(state);
  if (type === 'signals') return { title: 'signals that were sent', blocks: signalBlocks(state) };
  const subject = subjectOf(state);
  if (!subject) {
    const [title = ''] = titles[type].split(' of');
    return { title, blocks: [{ type: 'text', text: selectFirst, tone: 'note' }] };
  }
  const { pid, comm } = subject.process.sample;
  return { title: `${titles[type]} ${pid} ${comm}`, blocks: blocksOf[type](subject) };
}

function devicesContent(state: State): PaneContent {
  const { model } = state;
  const absence = absenceOf(state, false);
  const title = `the machine ${model?.sample.boot.hostname ?? ''}`.trimEnd();
  return { title, blocks: model ? deviceBlocks(model, absence) : [] };
}

function subjectOf(state: State): Subject | undefined {
  const { model, selection } = state;
  const process = selectedProcess(state);
  if (!model || !process) return undefined;
  const one = selection.selected && processOrThread(model.processes, selection.selected);
  return {
    model,
    process,
    thread: one && one !== process ? one : undefined,
    details: detailsOf(model, process),
    absence: absenceOf(state, process.goneSeenAtMs !== undefined),
  };
}

function absenceOf({ playback, isPaused }: State, isGone: boolean): string {
  if (isGone) return 'it is gone';
  if (playback) return 'not in this recording';
  return isPaused ? 'not read while paused' : 'not read yet';
}
