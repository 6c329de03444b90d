import { sanitise } from '../../text/sanitise.js';
import type { Family, Labels } from './family.js';

/** The end of every document; one without it was cut short. */
export const documentEnd = '# EOF\n';

/** What stands before the samples of a family. */
export function familyHead({ name, type, unit, help }: Family): string {
  const unitLine = unit === undefined ? '' : `# UNIT ${name} ${unit}\n`;
  return `# TYPE ${name} ${type}\n${unitLine}# HELP ${name} ${help}\n`;
}

/** What all samples of a series begin with. */
export function seriesHead({ name, type }: Family, labels: string): string {
  return `${name}${suffixes[type]}{${labels}}`;
}

/** Value and instant of one sample. */
export function sampleTail(value: number, takenAtMs: number): string {
  return ` ${value} ${takenAtMs / 1000}\n`;
}

/** `cpu="0",mode="user"`: text that is sanitised as on the screen, then escaped. */
export function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}="${escaped(sanitise(value))}"`)
    .join(',');
}

const suffixes: Readonly<Record<Family['type'], string>> = {
  gauge: '',
  counter: '_total',
  info: '_info',
};

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
