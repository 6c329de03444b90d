import { Command, type CommanderError, Option } from 'commander';
import { HelpWanted, WrongUsage } from './failure.js';
import { version } from './version.js';

/** A command with what every command takes. Unknown options and words are wrong usage. */
export function newCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--read-only', 'send no signal, change nothing')
    .addOption(new Option('--readonly').hideHelp())
    .option('--no-color', 'no colour (as NO_COLOR in the environment)')
    .option('--log <file>', 'append notes and errors to this file')
    .allowExcessArguments(false);
  let printed = '';
  return command
    .configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      outputError: () => {},
    })
    .exitOverride((end) => {
      throw end.exitCode === 0 ? new HelpWanted(printed) : wrongUsage(command, end);
    });
}

export type GeneralOptions = {
  readonly readOnly?: true;
  readonly readonly?: true;
  readonly color: boolean;
  readonly log?: string;
};

/** Commander's own complaint, in the form of all of ours. */
function wrongUsage(command: Command, { code, message }: CommanderError): WrongUsage {
  const complaint =
    code === 'commander.excessArguments'
      ? `unexpected argument '${command.args.at(-1)}'`
      : message.replace(/^error: /, '').replaceAll('\n', ' ');
  return new WrongUsage(`${complaint}; see ${command.name()} --help`);
}
