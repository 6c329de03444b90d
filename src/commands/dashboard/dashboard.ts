import type { DashboardOptions } from './dashboard-options.js';
import { showDashboard } from './show-dashboard.js';

/** `treetop`: the screen. */
export async function dashboard(words: readonly string[]): Promise<number> {
  return showDashboard(words.length === 0 ? plainOptions : await parsed(words));
}

/** What comes of no words: to load what would parse them takes as long as to read a hundred processes. */
export const plainOptions: DashboardOptions = { charts: true, color: true, mouse: true };

async function parsed(words: readonly string[]): Promise<DashboardOptions> {
  const { dashboardCommand } = await import('./dashboard-command.js');
  const command = dashboardCommand().parse([...words], { from: 'user' });
  return command.opts<DashboardOptions>();
}
