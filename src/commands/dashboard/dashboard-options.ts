import type { Command } from 'commander';
import type { Column } from '../../columns/column.js';
import { type PaletteName, paletteNames, palettes } from '../../terminal/palettes.js';
import type { GeneralOptions } from '../new-command.js';
import { expecting, screenColumnList } from '../option-values.js';
import type { SourceOptions, TableOptions } from '../options.js';

export type DashboardOptions = GeneralOptions &
  SourceOptions &
  TableOptions & {
    readonly mouse: boolean;
    readonly tree?: true;
    readonly collapsed?: true;
    readonly charts: boolean;
    readonly columns?: readonly Column[];
    readonly ascii?: true;
    readonly theme?: PaletteName;
  };

/** What only the screen takes, live or in a replay. */
export function withScreenOptions(command: Command): Command {
  return command
    .option('-t, --tree', 'as a tree (the default)')
    .option('--collapsed', 'begin with all branches below the roots folded')
    .option('--no-charts', 'begin without charts')
    .option(
      '--columns <columns>',
      'these columns, comma list; the command is last',
      screenColumnList,
    )
    .option('--ascii', 'draw lines and bars in ASCII, whatever the locale')
    .option('-M, --no-mouse', 'leave the mouse to the terminal')
    .option('--theme <name>', `colours: ${paletteNames.join(', ')}`, paletteName);
}

/** For the help: what each palette is for. */
export function paletteHelp(): string {
  const lines = paletteNames.map((name) => `  ${name.padEnd(16)}${palettes[name].summary}\n`);
  return `\nThemes:\n${lines.join('')}`;
}

const paletteName = expecting('--theme', paletteNames.join(', '), (text) =>
  paletteNames.find((name) => name === text),
);
