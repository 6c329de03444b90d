import type { Model } from '../../model/model.js';
import { signalCatalogue } from '../../model/signal-catalogue.js';
import type { TargetFacts } from '../../sample/target-facts.js';
import { groupFactsOf, groupsIn } from '../../signals/orphaned-group.js';
import { predictionOf } from '../../signals/predict.js';
import type { Prediction } from '../../signals/prediction.js';
import type { PickerDialog } from '../dialogs/dialog.js';
import type { Effect, Message } from '../message.js';
import type { State } from '../state.js';

/** The open picker with what each signal would do to its target; another that was opened meanwhile stays as it is. */
export function withTargetSeen(
  state: State,
  { target, facts }: Extract<Message, { type: 'targetSeen' }>,
): State {
  const { dialog, model } = state;
  const picker = pickerIn(dialog);
  if (!dialog || picker?.target !== target || !model) return state;
  const foretold = facts ? predictionsOf(facts, model) : 'gone';
  const seen = { ...picker, foretold } as const;
  return { ...state, dialog: dialog.type === 'plan' ? { ...dialog, picker: seen } : seen };
}

/** A target changes while one chooses: it is looked at again with each sample. */
export function lookingAgain({ dialog, playback }: State): readonly Effect[] {
  const picker = pickerIn(dialog);
  if (!picker || picker.foretold === 'gone' || playback) return [];
  return [{ type: 'lookAtTarget', target: picker.target }];
}

function pickerIn(dialog: State['dialog']): PickerDialog | undefined {
  if (dialog?.type === 'plan') return dialog.picker;
  return dialog?.type === 'picker' ? dialog : undefined;
}

/** The open list with what its signal would do to some of those on it. */
export function withManySeen(
  state: State,
  { targets, seen }: Extract<Message, { type: 'manySeen' }>,
): State {
  const { dialog, model } = state;
  if (dialog?.type !== 'sweep' || dialog.hits !== targets || !model) return state;
  const { viewer } = model.sample;
  const { signal } = dialog;
  const groupOf = groupsIn(model.sample, signal);
  const foretold = new Map(dialog.foretold);
  for (const { target, facts } of seen) {
    const prediction = facts && predictionOf(facts, signal, viewer, groupOf(facts));
    foretold.set(target.key, prediction ?? 'gone');
  }
  return { ...state, dialog: { ...dialog, foretold } };
}

function predictionsOf(facts: TargetFacts, { sample }: Model): readonly Prediction[] {
  const { viewer, processes } = sample;
  const group = groupFactsOf(facts.stat.pgrp, processes, viewer);
  return signalCatalogue.map((signal) => predictionOf(facts, signal, viewer, group));
}
