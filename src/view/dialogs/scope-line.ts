import type { PickerDialog } from '../../app/dialogs/dialog.js';
import { aimsOfScope, signalScopes } from '../../app/signalling/signal-scope.js';
import type { State } from '../../app/state.js';
import { formatCount } from '../../text/format-count.js';
import type { FrameRow } from '../frame.js';
import { sameAgain } from '../same-again.js';
import { clickable, span, widthOf } from '../spans.js';

/** Whom the signal is for, with the number of each choice; a click chooses. Where there is no room only what is chosen. */
export function scopeLine(state: State, picker: PickerDialog, width: number): FrameRow {
  const counts = countsOf(
    ...([state.model, picker.target.key, state.tagged, state.filter, state.show] as const),
  );
  const choices = signalScopes.flatMap((scope, at) => {
    const isChosen = scope === picker.scope;
    if (counts[at] === undefined && !isChosen) return [];
    const name = `${scope} ${formatCount(counts[at] ?? 0)}`;
    const text = isChosen ? `[${name}]` : ` ${name} `;
    const choice = [{ ...span(text, isChosen ? 'keyName' : 'text'), isInverse: isChosen }];
    const click = { type: 'mark', dialog: { ...picker, scope } } as const;
    return [{ isChosen, spans: [...clickable(choice, click), span(' ')] }];
  });
  const rowOf = (some: typeof choices): FrameRow => [
    span(' to: ', 'title'),
    ...some.flatMap(({ spans }) => spans),
    span('← →', 'keyName'),
  ];
  const all = rowOf(choices);
  return widthOf(all) <= width ? all : rowOf(choices.filter(({ isChosen }) => isChosen));
}

/** Those whom it would reach; undefined where the choice is none. */
const countsOf = sameAgain(
  (
    model: State['model'],
    key: PickerDialog['target']['key'],
    tagged: State['tagged'],
    filter: State['filter'],
    show: State['show'],
  ): readonly (number | undefined)[] =>
    signalScopes.map((scope) => {
      if (!model) return undefined;
      const { hits, spared } = aimsOfScope(scope, key, model, { tagged, filter, show });
      return hits.length + spared.length === 0 ? undefined : hits.length;
    }),
);
