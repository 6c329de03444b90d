import { CommanderError } from 'commander';
import { UnusableSource } from '../source/unusable-source.js';
import { sanitise } from '../text/sanitise.js';

/** The command line cannot be understood: exit 2. */
export class WrongUsage extends Error {}

/** It can, but what it names is missing, unreadable or not of the kind: exit 1. */
export class CannotDo extends Error {}

/** Says in one line on stderr what was expected and what was got; returns the exit status. A bug is thrown on. */
export function failureStatus(error: unknown): number {
  // Commander has written its own line already; help and version are no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof WrongUsage) return said(error, 2);
  if (error instanceof CannotDo || error instanceof UnusableSource) return said(error, 1);
  throw error;
}

function said(error: Error, status: number): number {
  process.stderr.write(`treetop: ${sanitise(error.message)}\n`);
  return status;
}
