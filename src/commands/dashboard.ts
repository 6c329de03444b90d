import type { Command } from 'commander';
import { terminalAbilities } from '../terminal/terminal-abilities.js';
import { type DashboardOptions, paletteHelp, withScreenOptions } from './dashboard-options.js';
import { CannotDo } from './failure.js';
import { type GeneralOptions, newCommand } from './new-command.js';
import { openSource } from './open-source.js';
import { intervalMs, withSourceOptions, withTableOptions } from './options.js';

/** `treetop`: the screen. */
export async function dashboard(words: readonly string[]): Promise<number> {
  const command = dashboardCommand().parse([...words], { from: 'user' });
  return showDashboard(command.opts<DashboardOptions>());
}

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

function dashboardCommand(): Command {
  const command = withScreenOptions(
    newCommand('treetop', 'Show the processes of this machine as a live tree.').usage(
      '[options]\n       treetop ps|record|replay|doctor [options]',
    ),
  );
  return withTableOptions(withSourceOptions(command), '-s, --sort <column>').addHelpText(
    'after',
    '\nCommands (`treetop COMMAND --help` tells more):\n' +
      '  ps              print the processes\n' +
      '  record <file>   write a recording (FILE.jsonl)\n' +
      '  replay <file>   play a recording on the screen\n' +
      '  doctor          tell what this machine allows, and how to get the rest\n' +
      paletteHelp(),
  );
}
