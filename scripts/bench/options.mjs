// npm run bench -- [--sizes 100,1000] [--runs 3] [--only cpu,start,keys,growth,busy,micro,record,replay] [--peers htop,top] [--write]
import { parseArgs } from 'node:util';
import { peers } from './programs.mjs';

const parts = ['cpu', 'growth', 'busy', 'start', 'keys', 'micro', 'record', 'replay'];
/** The targets speak of these. */
export const usualSizes = [100, 1000, 10_000];
/** Between and beyond them: how the cost grows. */
export const growthSizes = [5000, 20_000];
export const busySize = 3000;
export const recordSize = 1000;

/** What is measured; throws with one line where the words cannot be understood. */
export function optionsFrom(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      sizes: { type: 'string' },
      runs: { type: 'string', default: '3' },
      only: { type: 'string' },
      peers: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: not a count`);
  return {
    sizes: values.sizes?.split(',').map(sizeOf),
    runs,
    only: listOf(
      '--only',
      values.only,
      values.sizes === undefined ? parts : ['cpu', 'start'],
      parts,
    ),
    peers: listOf(
      '--peers',
      values.peers,
      peers.map(({ name }) => name),
    ),
    isWriting: values.write,
    command: ['npm run bench', ...(words.length > 0 ? ['--', ...words] : [])].join(' '),
  };
}

function sizeOf(text) {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw new Error(`--sizes: ${text} is not a count`);
  return size;
}

function listOf(option, text, usual, known = usual) {
  const names = text?.split(',') ?? usual;
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Error(`${option} ${strange}: expected some of ${known}`);
  return names;
}
