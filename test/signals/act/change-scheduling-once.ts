// A program for tests: predicts one change of how a process is scheduled, asks for it, and prints both as JSON, as
// whatever user it is run. Arguments: PID, the change as JSON, and when it was started where that is not read now.
import { thisScheduler } from '../../../src/commands/dashboard/this-scheduler.js';
import { changeScheduling } from '../../../src/signals/act/change-scheduling.js';
import { schedulingPermission } from '../../../src/signals/scheduling-permission.js';
import { schedulingTarget } from './scheduling-target.js';

const [pid = '', change = '', startTicks] = process.argv.slice(2);
const wanted = JSON.parse(change);
const facts = await thisScheduler.read(Number(pid));
const permission = facts && schedulingPermission(wanted, facts, thisScheduler.asker());
const now = schedulingTarget(Number(pid));
const target = startTicks === undefined ? now : { ...now, startTicks: Number(startTicks) };
const outcome = await changeScheduling(target, wanted, thisScheduler);
console.log(JSON.stringify({ permission: permission?.type, outcome }));
