import type { TerminalFacts } from '../../../sample/machine-facts.js';

/** What of the terminal this process itself can see; what it can show, `terminal/` judges. */
export function readTerminal(): Pick<
  TerminalFacts,
  'columns' | 'rows' | 'timeZone' | 'utcOffsetMinutes' | 'locale' | 'term'
> {
  const { stdout, stderr, env } = process;
  const seen = [stdout, stderr].find((stream) => stream.isTTY && stream.columns > 0);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // locale(7): the first of them that is set decides.
  const variable = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((name) => env[name]);
  const term = env['TERM'];
  return {
    ...(seen ? { columns: seen.columns, rows: seen.rows } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(variable === undefined ? {} : { locale: `${variable}=${env[variable]}` }),
    ...(term ? { term } : {}),
    utcOffsetMinutes: 0 - new Date().getTimezoneOffset(),
  };
}
