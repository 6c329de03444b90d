/**
 * JSON on one line that is safe to print: every control character, DEL and C1 too, the line
 * separators and lone surrogates are escaped. Parsing gives back the same value.
 */
export function jsonText(value: unknown): string {
  // JSON.stringify escapes C0 and lone surrogates, and gives undefined for what JSON has no word for.
  const text: string | undefined = JSON.stringify(value);
  return (text ?? 'null').replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
