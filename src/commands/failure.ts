import { UnwritableRecording } from '../source/recording/new-file.js';
import { UnusableSource } from '../source/unusable-source.js';
import { say } from './standard-error.js';

/** The command line cannot be understood: exit 2. */
export class WrongUsage extends Error {}

/** `--help` or `--version`, no failure: the message is what is to be printed. */
export class HelpWanted extends Error {}

/** It can, but what it names is missing, unreadable or not of the kind: exit 1. */
export class CannotDo extends Error {}

/** Says in one line on stderr what was expected and what was got; returns the exit status. A bug is thrown on. */
export function failureStatus(error: unknown): number {
  if (error instanceof WrongUsage) return said(error, 2);
  if (isRefusal(error)) return said(error, 1);
  throw error;
}

function isRefusal(error: unknown): error is Error {
  return [CannotDo, UnusableSource, UnwritableRecording].some((kind) => error instanceof kind);
}

function said(error: Error, status: number): number {
  say(error.message);
  return status;
}
