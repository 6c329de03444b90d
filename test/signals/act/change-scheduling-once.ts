// A program for tests: predicts one change of how a process is scheduled, asks for it, and prints both as JSON, as
// whatever user it is run. Arguments: PID and the change as JSON.
import { thisScheduler } from '../../../src/commands/this-scheduler.js';
import { changeScheduling } from '../../../src/signals/act/change-scheduling.js';
import { schedulingPermission } from '../../../src/signals/scheduling-permission.js';
import { schedulingTarget } from './scheduling-target.js';

const [pid = '', change = ''] = process.argv.slice(2);
const wanted = JSON.parse(change);
const facts = await thisScheduler.read(Number(pid));
const permission = facts && schedulingPermission(wanted, facts, thisScheduler.asker());
const outcome = await changeScheduling(schedulingTarget(Number(pid)), wanted, thisScheduler);
console.log(JSON.stringify({ permission: permission?.type, outcome }));
