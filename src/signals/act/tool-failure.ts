import type { SchedulingOutcome } from '../scheduling-outcome.js';
import type { SchedulingPermission } from '../scheduling-permission.js';
import type { ToolEnd } from './run-scheduler-tool.js';
import type { SchedulerTool } from './scheduler-machine.js';

/** What it means that a program of util-linux did not do it. */
export function toolFailure(
  end: Exclude<ToolEnd, { readonly type: 'done' }>,
  program: SchedulerTool,
  permission: SchedulingPermission,
): SchedulingOutcome {
  switch (end.type) {
    case 'absent':
      return { type: 'failed', reason: absentText(program) };
    case 'late':
      return { type: 'failed', reason: `${program} did not end in time` };
    case 'unstartable':
      return { type: 'failed', reason: `${program} could not be run (${end.error})` };
    case 'refused':
      return refusedOutcome(end.stderr, program, permission);
  }
}

export function absentText(program: SchedulerTool): string {
  return `${program} is not installed (package util-linux)`;
}

function refusedOutcome(
  stderr: string,
  program: SchedulerTool,
  permission: SchedulingPermission,
): SchedulingOutcome {
  if (stderr.includes('Operation not permitted')) {
    return { type: 'denied', reason: deniedReason(permission, 'EPERM') };
  }
  // Of a mask that may not be set at all the kernel says no more than EINVAL.
  if (permission.type === 'denied') return { type: 'failed', reason: permission.reason };
  const said = stderr.split('\n')[0] ?? '';
  return { type: 'failed', reason: said === '' ? `${program} failed` : said };
}

/** Why the kernel said no: by its own rules, where these say so. */
export function deniedReason(permission: SchedulingPermission, code: string): string {
  return permission.type === 'permitted' ? `the kernel says ${code}` : permission.reason;
}
