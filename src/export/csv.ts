import { sanitise } from '../text/sanitise.js';

export type CsvValue = string | number | boolean | null | undefined;

/**
 * One row with its newline, quoted as in RFC 4180. What is not known is empty. Text is sanitised:
 * control characters and bytes that are not UTF-8 as `\xNN`, and a row is always one line.
 */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(field).join(',')}\n`;
}

function field(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = guarded(sanitise(withoutControls(value)));
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Before the sanitiser, which writes `\n` and `\t` for the well-known ones. */
function withoutControls(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** A spreadsheet takes such text for a formula and runs it; the wide forms too, in some languages. */
function guarded(text: string): string {
  return /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
