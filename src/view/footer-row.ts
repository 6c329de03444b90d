import { type Binding, type Context, keymap } from '../app/keymap.js';
import type { State } from '../app/state.js';
import type { FrameRow, Span } from './frame.js';
import { fitRow, span } from './spans.js';
import { statusRow } from './status-row.js';

/** What can be done now: the keys of where we are. On the lowest screens it makes room for what is said. */
export function footerRow(state: State, width: number, isStatusToo: boolean): FrameRow {
  const isSaying = state.status !== undefined || state.dialog?.type === 'search';
  if (isStatusToo && isSaying) return statusRow(state, width);
  const spans = bindingsNow(state).flatMap((binding) => keyAndLabel(binding, state));
  return fitRow([span(' '), ...spans], width);
}

function bindingsNow(state: State): readonly Binding[] {
  const { dialog, playback } = state;
  const table: readonly Context[] = playback ? ['replay', 'table'] : ['table'];
  const contexts: readonly Context[] = dialog ? [dialog.type] : table;
  return contexts.flatMap((context) =>
    keymap.filter((binding) => binding.context === context && binding.footer !== undefined),
  );
}

function keyAndLabel(binding: Binding, state: State): readonly Span[] {
  const isGreyed = binding.isActing && (state.isReadOnly || state.playback !== undefined);
  const key = binding.keys[0] ?? '';
  return [
    span(key, isGreyed ? 'dim' : 'keyName'),
    span(` ${binding.footer ?? binding.help}  `, isGreyed ? 'dim' : 'keyLabel'),
  ];
}
