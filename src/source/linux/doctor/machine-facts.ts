import type { MachineFacts } from '../../../sample/machine-facts.js';
import { smallFiles } from '../small-files.js';
import { readKernel } from './kernel-facts.js';
import { readProcessFiles } from './process-files-facts.js';
import { readProcfs } from './procfs-facts.js';
import { readProgram } from './program-facts.js';
import { readRights } from './rights-facts.js';

/** All that the doctor asks the machine. Nothing here waits for what may never answer, and no longer than the deadline. */
export async function readMachine(
  root = '/proc',
  deadlineMs = 400,
): Promise<Omit<MachineFacts, 'terminal'>> {
  const readSmallFile = smallFiles();
  const [program, processFiles] = await Promise.all([
    readProgram(root, deadlineMs),
    readProcessFiles(root, readSmallFile, deadlineMs),
  ]);
  return {
    program,
    kernel: readKernel(root, readSmallFile),
    procfs: readProcfs(root, readSmallFile),
    rights: readRights(root, readSmallFile),
    processFiles,
  };
}
