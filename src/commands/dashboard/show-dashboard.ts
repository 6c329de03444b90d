import { terminalAbilities } from '../../terminal/terminal-abilities.js';
import { CannotDo } from '../failure.js';
import { intervalMs } from '../interval.js';
import type { GeneralOptions } from '../new-command.js';
import { openSource } from '../open-source.js';
import type { DashboardOptions } from './dashboard-options.js';

/** The screen on whatever source the options name; settles with the exit status. */
export async function showDashboard(options: DashboardOptions): Promise<number> {
  intervalMs(options);
  const abilities = abilitiesOf(options);
  if (!abilities.isUsable) throw new CannotDo(abilities.reason ?? 'no usable terminal');
  const { runScreen } = await import('./run-screen.js');
  return runScreen(options, await openSource(options), abilities);
}

function abilitiesOf({ color }: GeneralOptions) {
  const env = color ? process.env : { ...process.env, NO_COLOR: '1' };
  const { stdin, stdout } = process;
  return terminalAbilities(env, { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true });
}
