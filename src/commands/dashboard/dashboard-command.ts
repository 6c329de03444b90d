import type { Command } from 'commander';
import { newCommand } from '../new-command.js';
import { withSourceOptions, withTableOptions } from '../options.js';
import { paletteHelp, withScreenOptions } from './dashboard-options.js';

/** `treetop` and its options. */
export function dashboardCommand(): Command {
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
