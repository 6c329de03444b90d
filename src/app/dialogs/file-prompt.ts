import type { Model } from '../../model/model.js';
import { formatInstant } from '../../text/format-instant.js';
import type { Next } from '../message.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { Dialog } from './dialog.js';

type FilePrompt = Extract<Dialog, { type: 'file' }>;

/** What is written into a file. */
export const filePerformers: Performers<'saveMemory' | 'toggleRecorder'> = {
  saveMemory: (state) => only(openFile(state, 'save')),
  toggleRecorder: (state) =>
    state.recorder
      ? { state, effects: [{ type: 'stopRecorder' }] }
      : only(openFile(state, 'record')),
};

function openFile(state: State, purpose: FilePrompt['purpose']): State {
  const { playback, model } = state;
  if (playback && !playback.isOfLive) return said(state, 'this is a recording already', 'note');
  if (!model) return said(state, 'nothing is read yet', 'note');
  return { ...state, dialog: { type: 'file', purpose, text: usualName(model) }, status: undefined };
}

/** Enter: into the file of that name. */
export function acceptFile(state: State, { purpose, text }: FilePrompt): Next<State> {
  const path = text.trim();
  if (path === '' || path.endsWith('/')) {
    return only(said(state, 'not taken: the name of a new file is expected', 'bad'));
  }
  const type = purpose === 'save' ? 'saveMemory' : 'startRecorder';
  return { state: { ...state, dialog: undefined }, effects: [{ type, path }] };
}

/** By whom and when: `treetop-web-3-20261121-031042.treetop`. Of the host what is safe in a name. */
function usualName({ sample: { boot, takenAtMs } }: Model): string {
  const host = boot.hostname.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[-.]+/, '');
  const [date = '', time = ''] = formatInstant(takenAtMs, boot.utcOffsetMinutes).split(' ');
  const parts = ['treetop', host, date.replaceAll('-', ''), time.replaceAll(':', '')];
  return `${parts.filter((part) => part !== '').join('-')}.treetop`;
}
