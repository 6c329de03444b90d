import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of package.json. Tests run from dist/, fixtures and C sources do not move there. */
export const projectRoot = directoryAbove(dirname(fileURLToPath(import.meta.url)));

function directoryAbove(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('no package.json above the tests');
  return directoryAbove(parent);
}
