import test from 'ava';
import { plainOptions } from '../../../src/commands/dashboard/dashboard.js';
import { dashboardCommand } from '../../../src/commands/dashboard/dashboard-command.js';

test('without words the options are what the parser makes of none', (t) => {
  t.deepEqual(plainOptions, dashboardCommand().parse([], { from: 'user' }).opts());
});
