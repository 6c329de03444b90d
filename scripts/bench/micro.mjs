// The parts of a refresh one by one, and the floor in C below the scan.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';
import { environment } from './programs.mjs';
import { startInTerminal } from './pty-program.mjs';

const ticks = 30;
const inside = fileURLToPath(new URL('./micro-inside.mjs', import.meta.url));
const floorSource = fileURLToPath(new URL('./floor.c', import.meta.url));
const binaries = fileURLToPath(new URL('../../dist/bench', import.meta.url));

/** In ns, and per process where the cost grows with them. */
export async function measureParts(population) {
  const floor = compiledFloor();
  const [anew, kept] = ['anew', 'kept'].map((way) => floorNs(floor, way, population));
  const told = await partsInside(population);
  const each = (part, note, ns) => ({
    part,
    note,
    ns,
    nsPerProcess: ns / told.processes,
    floorNsPerProcess: undefined,
  });
  return {
    count: told.processes,
    rows: told.rows,
    floors: { anewNsPerProcess: anew, keptNsPerProcess: kept },
    parts: [
      { ...each('scan', 'all of them idle', told.scanNs), floorNsPerProcess: kept },
      each('model', 'nothing changed', told.still.modelNs),
      each('model', '5 % changed', told.moving.modelNs),
      each('visible rows', 'nothing changed', told.still.rowsNs),
      each('visible rows', '5 % changed', told.moving.rowsNs),
      each('view', '200x50', told.moving.viewNs),
      each('paint', '200x50, 5 % changed', told.paintNs),
    ],
  };
}

function compiledFloor() {
  mkdirSync(binaries, { recursive: true });
  const floor = join(binaries, 'floor');
  execFileSync('cc', ['-std=c99', '-O2', '-o', floor, floorSource]);
  return floor;
}

function floorNs(floor, way, population) {
  const [command, ...args] = population.beside([floor, way, `${ticks}`]);
  const [count, ...took] = execFileSync(command, args, { encoding: 'utf8' }).trim().split('\n');
  return median(took.map(Number)) / Number(count);
}

async function partsInside(population) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-bench-'));
  const file = join(directory, 'parts.json');
  try {
    const words = population.beside([process.execPath, inside, file]);
    const running = startInTerminal(words, environment());
    const { exitCode } = await running.exit;
    if (exitCode !== 0) throw new Error(`the parts could not be measured: exit ${exitCode}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
