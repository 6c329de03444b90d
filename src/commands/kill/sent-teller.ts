import type { Foretold } from '../../export/foretold.js';
import type { SentAim, ToldOfAim } from '../../export/sent.js';
import { sentLine, unsentLine } from '../../export/sent-text.js';
import type { ProcessKey } from '../../model/process.js';
import { outcomeText } from '../../signals/outcome-text.js';
import type { Log } from '../log.js';
import { print } from '../standard-output.js';

export type SentTeller = {
  /** Prints it where it is the last word of a signal on a target. */
  readonly tell: (told: ToldOfAim, isLast: boolean) => void;
  /** Each with the last word on it, newcomers behind those that were asked for. */
  readonly aims: () => readonly SentAim[];
  /** All is printed. */
  readonly ended: () => Promise<void>;
};

/** Keeps what is told of each target; as text it is printed line by line, each as soon as it is known. */
export function sentTeller(
  { signal, aims: foretold }: Foretold,
  { isJson, log }: { readonly isJson: boolean; readonly log: Log },
): SentTeller {
  const aims = new Map<ProcessKey, SentAim>();
  for (const aim of foretold) if (aim.target) aims.set(aim.target.key, aim);
  let printing: Promise<unknown> = Promise.resolve();
  const tell: SentTeller['tell'] = (told, isLast) => {
    const { target, signal, outcome } = told;
    log.line(outcomeText(target, signal, outcome));
    const aim: SentAim = { ...(aims.get(target.key) ?? { target }), told };
    aims.set(target.key, aim);
    if (isLast && !isJson) printing = printing.then(() => print(sentLine(aim, told)));
  };
  return {
    tell,
    aims: () => [...aims.values()],
    ended: async () => {
      const text = [...aims.values()].map((aim) => (aim.told ? '' : unsentLine(aim, signal)));
      if (!isJson) printing = printing.then(() => print(text.join('')));
      await printing;
    },
  };
}
