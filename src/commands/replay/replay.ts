import {
  type DashboardOptions,
  paletteHelp,
  withScreenOptions,
} from '../dashboard/dashboard-options.js';
import { showDashboard } from '../dashboard/show-dashboard.js';
import { newCommand } from '../new-command.js';
import { withReplayOptions, withTableOptions } from '../options.js';

/** `treetop replay FILE`: the same as `treetop --replay FILE`. */
export async function replay(words: readonly string[]): Promise<number> {
  const command = withScreenOptions(
    newCommand('treetop replay', 'Play a recording on the screen.').argument(
      '<file>',
      'the recording',
    ),
  );
  withTableOptions(withReplayOptions(command), '-s, --sort <column>').addHelpText(
    'after',
    paletteHelp(),
  );
  command.parse([...words], { from: 'user' });
  const [file = ''] = command.args;
  return showDashboard({ ...command.opts<DashboardOptions>(), replay: file });
}
