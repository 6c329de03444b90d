// The measured part of docs/performance.md, between its markers, and the picture.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { picture } from './picture.mjs';
import { tables } from './tables.mjs';

const documentFile = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const pictureFile = fileURLToPath(new URL('../../docs/performance.svg', import.meta.url));
const begin = '<!-- measured: written by `npm run bench -- --write` -->';
const end = '<!-- end of what was measured -->';

export function writeDocument(result) {
  const text = readFileSync(documentFile, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${documentFile}: its markers are gone`);
  const measured = [begin, '', whereAndHow(result), '', tables(result), '', ''].join('\n');
  writeFileSync(documentFile, `${text.slice(0, from)}${measured}${text.slice(to)}`);
  writeFileSync(pictureFile, picture(result));
}

function whereAndHow({ machine, command, programs, absent, isAlone, failed, tookMinutes }) {
  const peers = Object.entries(programs).map(([name, version]) => `${name} ${version}`);
  const missing = absent.length > 0 ? ` Not installed: ${absent.join(', ')}.` : '';
  const where = isAlone
    ? 'in a pid namespace of their own'
    : "among this machine's other processes (no right to a pid namespace)";
  return [
    `On ${machine.date}, \`${command}\` (${Math.round(tookMinutes)} minutes), the processes ${where}.`,
    `${machine.cpu}, ${machine.cpus} CPUs, ${machine.memoryGiB} GiB, Linux ${machine.kernel}, Node ${machine.node};`,
    `${peers.join(', ') || 'no peers'}.${missing}`,
    ...failed.map((what) => `\nNot measured: ${what}.`),
  ].join('\n');
}
