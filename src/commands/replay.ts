import { showDashboard } from './dashboard.js';
import type { DashboardOptions } from './dashboard-options.js';
import { newCommand } from './new-command.js';
import { withReplayOptions, withTableOptions } from './options.js';

/** `treetop replay FILE`: the same as `treetop --replay FILE`. */
export async function replay(words: readonly string[]): Promise<number> {
  const command = newCommand('treetop replay', 'Play a recording on the screen.')
    .argument('<file>', 'the recording')
    .option('-t, --tree', 'as a tree (the default)')
    .option('--collapsed', 'begin with all branches below the roots folded');
  withTableOptions(withReplayOptions(command), '-s, --sort <column>');
  command.parse([...words], { from: 'user' });
  const [file = ''] = command.args;
  return showDashboard({ ...command.opts<DashboardOptions>(), replay: file });
}
