import { checksAsJson } from '../export/checks-json.js';
import { checksAsText } from '../export/checks-text.js';
import { checksOf } from '../model/doctor/checks.js';
import type { TerminalFacts } from '../sample/machine-facts.js';
import { readMachine } from '../source/linux/doctor/machine-facts.js';
import { readTerminal } from '../source/linux/doctor/terminal-facts.js';
import { terminalAbilities } from '../terminal/terminal-abilities.js';
import { logged } from './log.js';
import { type GeneralOptions, newCommand } from './new-command.js';
import { print } from './standard-output.js';

type DoctorOptions = GeneralOptions & { readonly json?: true };

/** `treetop doctor`: what this machine and these rights allow, and how to get the rest. */
export async function doctor(words: readonly string[]): Promise<number> {
  const command = newCommand(
    'treetop doctor',
    'Tell what this machine and these rights allow, and how to get the rest.',
  ).option('--json', 'as one JSON document (docs/doctor.schema.json)');
  const { json, log, color } = command.parse([...words], { from: 'user' }).opts<DoctorOptions>();
  await logged(log, async () => {
    const checks = checksOf({ ...(await readMachine()), terminal: terminalFacts(color) });
    await print(json ? checksAsJson(checks) : checksAsText(checks));
  });
  return 0;
}

function terminalFacts(isColourWanted: boolean): TerminalFacts {
  const env = isColourWanted ? process.env : { ...process.env, NO_COLOR: '1' };
  const [isStdinTty, isStdoutTty] = [process.stdin.isTTY === true, process.stdout.isTTY === true];
  const { colours, isUtf8 } = terminalAbilities(env, { stdin: isStdinTty, stdout: isStdoutTty });
  return {
    ...readTerminal(),
    ...{ isStdinTty, isStdoutTty, isUtf8 },
    hasNoColor: Boolean(env['NO_COLOR']),
    colours: colours === 'none' ? 0 : colours,
  };
}
