import { outcomeText } from '../signals/outcome-text.js';
import type { Signal } from '../signals/target.js';
import { whatWouldHelp } from '../signals/what-would-help.js';
import { sanitise } from '../text/sanitise.js';
import type { Foretold } from './foretold.js';
import { isAimAsAsked, type Sent, type SentAim, type ToldOfAim } from './sent.js';

/** `TERM → 9310 tar: dropped: it ignores TERM; KILL cannot be ignored`: the last word on one, and what would help. */
export function sentLine(aim: SentAim, { target, signal, outcome }: ToldOfAim): string {
  const help = isAimAsAsked(aim) ? undefined : whatWouldHelp(outcome, signal);
  const text = outcomeText(target, signal, outcome);
  return line(help === undefined ? text : `${text}; ${help}`);
}

/** Of one that nothing was sent to: it was all ended before. */
export function unsentLine({ target }: SentAim, { name }: Signal): string {
  return line(`${name} → ${target?.pid ?? '?'} ${target?.comm ?? '?'}: not sent`);
}

/** `6 targets, 2 of them joined meanwhile: 5 as asked`; nothing where one line says all. */
export function sentSummary({ aims, frozen }: Sent): string {
  if (aims.length === 1 && frozen?.isComplete !== false) return '';
  const joined = aims.filter(({ asked }) => asked === undefined).length;
  const asAsked = aims.filter(isAimAsAsked).length;
  const newcomers = joined === 0 ? '' : `, ${joined} of them joined meanwhile`;
  const escaped =
    frozen?.isComplete === false ? '; not all could be stopped first: some may have escaped' : '';
  return line(`${counted(aims.length)}${newcomers}: ${asAsked} as asked${escaped}`);
}

/** Of a command of which one target is refused: a line for each, and why nothing was sent. */
export function refusedText({ signal, aims }: Foretold): string {
  const lines = aims.map(({ asked, target, refusal }) => {
    const whom = target ? `${target.pid} ${target.comm}` : asked;
    return `${signal.name} → ${whom}: ${refusal === undefined ? 'not sent' : `refused: ${refusal}`}`;
  });
  const refused = aims.filter(({ refusal }) => refusal !== undefined).length;
  return [...lines, `${counted(aims.length)}, ${refused} refused: nothing was sent`]
    .map(line)
    .join('');
}

export function counted(targets: number): string {
  return `${targets} ${targets === 1 ? 'target' : 'targets'}`;
}

function line(text: string): string {
  return `${sanitise(text)}\n`;
}
