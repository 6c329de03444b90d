import { createRequire } from 'node:module';
import { loadPidfds } from '../../../native/pidfd.js';
import type { ProgramFacts } from '../../../sample/machine-facts.js';
import {
  askFiles,
  blockingReader,
  closeBlockingReader,
  filesSettled,
  hasHelper,
} from '../blocking-reader.js';
import { CMDLINE_BYTES } from '../pid-cmdline.js';

/** What the program has found to work with. Takes no longer than the deadline. */
export async function readProgram(root: string, deadlineMs: number): Promise<ProgramFacts> {
  const commandLineHelper = await helperThatRuns(root, deadlineMs);
  const systeminformationVersion = await versionOfSysteminformation();
  const pidfds = await loadPidfds();
  return {
    nodeVersion: process.versions.node,
    hasKoffi: hasPackage('koffi'),
    ...('unavailable' in pidfds ? { pidfdsUnavailable: pidfds.unavailable } : {}),
    ...(systeminformationVersion === undefined ? {} : { systeminformationVersion }),
    ...(commandLineHelper === undefined ? {} : { commandLineHelper }),
  };
}

/** Asks for our own command line as the dashboard asks for those of all. */
async function helperThatRuns(
  root: string,
  deadlineMs: number,
): Promise<ProgramFacts['commandLineHelper']> {
  let isAnswered = false;
  const reader = blockingReader<string>({
    pathOf: (path) => path,
    onAnswer: (_, answer) => {
      isAnswered = !('unread' in answer);
    },
    maxBytes: CMDLINE_BYTES,
  });
  askFiles(reader, [`${root}/${process.pid}/cmdline`]);
  await filesSettled(reader, deadlineMs);
  const isRunnable = hasHelper(reader);
  const name = reader.commands[0]?.[0];
  closeBlockingReader(reader);
  if (!isRunnable) return 'unrunnable';
  if (!isAnswered) return undefined;
  return name === 'setpriv' ? 'setpriv' : 'grep';
}

async function versionOfSysteminformation(): Promise<string | undefined> {
  try {
    const { version } = await import('systeminformation');
    return version();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function hasPackage(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const missing: ReadonlySet<unknown> = new Set(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND']);

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && missing.has(error.code);
}
