import { commandOf } from './facts-of-process.js';
import type { Process } from './process.js';

/**
 * The command line with the program's base name in place of its path. What a program wrote over its own
 * (`sshd: ana@pts/0`) is one text whose first word has no slash, and is left alone. Raw text.
 */
export function commandWithoutPath(process: Process): string {
  const argv = process.sample.cmdline?.argv ?? [];
  const [program = ''] = argv;
  // With other arguments after it the first is the program alone, blanks and all.
  const end = argv.length > 1 || !program.includes(' ') ? program.length : program.indexOf(' ');
  const slash = program.lastIndexOf('/', end - 1);
  const isPath = slash >= 0 && slash < end - 1;
  return commandOf(process).slice(isPath ? slash + 1 : 0);
}

/** The name of the main thread where the program's own name does not tell it: comm is cut at 15 bytes. */
export function tellingName({ sample }: Process): string | undefined {
  const { comm, cmdline } = sample;
  const [program = ''] = cmdline?.argv ?? [];
  if (program === '' || comm === '') return undefined;
  const [firstWord = ''] = program.split(' ');
  const names = [program, firstWord].map((one) => one.slice(one.lastIndexOf('/') + 1));
  return names.some((name) => name.startsWith(comm) || `-${comm}` === name) ? undefined : comm;
}
