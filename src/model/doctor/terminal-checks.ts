import type { TerminalFacts } from '../../sample/machine-facts.js';
import type { Check, Finding } from './check.js';

/** What the terminal can show. */
export function terminalChecks(facts: TerminalFacts): readonly Check[] {
  const check = (id: string, title: string, enables: string, finding: Finding): Check => ({
    ...{ id, topic: 'Terminal', title, enables },
    ...finding,
  });
  return [
    check('terminal', 'terminal', 'the dashboard; `treetop ps` works anywhere', terminal(facts)),
    check('colours', 'colours', 'colours beside letters and marks', colours(facts)),
    check('utf8', 'UTF-8', 'drawn lines and bars, names of any script', utf8(facts)),
    check('size', 'size', 'how much is shown: nothing below 20x5', size(facts)),
    check('mouse', 'mouse', 'clicks and the wheel; every key works without', mouse(facts)),
    check('timeZone', 'time zone', 'clock times on the screen', timeZone(facts)),
  ];
}

function terminal({ term, isStdinTty, isStdoutTty }: TerminalFacts): Finding {
  const value = `TERM ${term ? `is ${term}` : 'is not set'}, ${standardStreams(isStdinTty, isStdoutTty)}`;
  if (!isStdinTty || !isStdoutTty) {
    return { value, state: 'missing', advice: 'run it in a terminal, without a pipe' };
  }
  if (term && term !== 'dumb') return { value, state: 'ok' };
  return { value, state: 'missing', advice: 'say which terminal it is: `export TERM=xterm`' };
}

function standardStreams(isStdinTty: boolean, isStdoutTty: boolean): string {
  if (isStdinTty && isStdoutTty) return 'stdin and stdout are terminals';
  if (isStdinTty) return 'stdout is no terminal';
  return isStdoutTty ? 'stdin is no terminal' : 'stdin and stdout are no terminals';
}

function colours({ colours: count, hasNoColor, term = '' }: TerminalFacts): Finding {
  if (count === 256) return { value: '256', state: 'ok' };
  const advice = 'where the terminal has more: `export TERM=xterm-256color`';
  if (count === 16) return { value: '16', state: 'limited', advice };
  if (hasNoColor) return { value: 'none: NO_COLOR', state: 'limited', advice: '`unset NO_COLOR`' };
  return { value: `none: TERM is ${term}`, state: 'missing', advice };
}

function utf8({ isUtf8, locale }: TerminalFacts): Finding {
  if (locale === undefined) return { value: 'assumed, as no locale is set', state: 'ok' };
  if (isUtf8) return { value: `by ${locale}`, state: 'ok' };
  return {
    value: `not by ${locale}: all is written in ASCII`,
    state: 'missing',
    advice: 'where the terminal shows it: `export LC_ALL=C.UTF-8`',
  };
}

function size({ columns, rows }: TerminalFacts): Finding {
  if (columns === undefined || rows === undefined) return { state: 'unknown' };
  const value = `${columns}x${rows}`;
  if (columns < 20 || rows < 5) return { value, state: 'missing', advice: 'a larger window' };
  if (columns >= 80 && rows >= 24) return { value, state: 'ok' };
  return { value, state: 'limited', advice: 'from 80x24 on nothing that matters is left out' };
}

/** By its name, for a terminal that has no mouse does not say so. */
function mouse({ term = '' }: TerminalFacts): Finding {
  if (withMouse.test(term)) return { value: `usual for TERM ${term}`, state: 'ok' };
  const isWithout = /^(linux|dumb|vt\d.*)$/.test(term);
  if (!isWithout) return { state: 'unknown' };
  return { value: `none on TERM ${term}`, state: 'missing', advice: 'another terminal' };
}

const withMouse =
  /^(xterm|screen|tmux|rxvt|alacritty|foot|kitty|ghostty|wezterm|konsole|st|vte|gnome|putty|mintty|contour)\b/;

function timeZone({ timeZone: zone, utcOffsetMinutes }: TerminalFacts): Finding {
  const minutes = Math.abs(utcOffsetMinutes);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((one) => String(one).padStart(2, '0'));
  const offset = `${utcOffsetMinutes < 0 ? '-' : '+'}${clock.join('')}`;
  return { value: zone === undefined ? offset : `${zone}, ${offset}`, state: 'ok' };
}
