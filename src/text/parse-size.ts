/** A SIZE of the command line in bytes: a number with K, M, G or T, each 1024 of the one before (`500M`, `1.5G`). */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)([KMGT]?)(?:i?B)?$/i.exec(text);
  if (match === null) return undefined;
  const power = 'KMGT'.indexOf((match[2] || ' ').toUpperCase()) + 1;
  const bytes = Math.round(Number(match[1]) * 1024 ** power);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
