import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../helpers/paint-demo.js', import.meta.url));

/** How to run the small dashboard of test/helpers/paint-demo.ts. */
export const demo = { command: process.execPath, args: [path] } as const;

/** The same as a word for a shell. */
export const demoInShell = `'${process.execPath}' '${path}'`;
