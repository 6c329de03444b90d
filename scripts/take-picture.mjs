#!/usr/bin/env node
// Makes docs/screen.svg from a real run: the program in a pty, its cells read back from a terminal.
// Build first. Without words it runs on the machine of picture-machine.mjs; with words (options of
// treetop) on what they say, until the list stands: node scripts/take-picture.mjs --replay FILE
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import { startInPty } from '../dist/test/helpers/pty.js';
import { pictureMachine } from './picture-machine.mjs';
import { screenToSvg } from './screen-to-svg.mjs';

const cols = 116;
const rows = 26;
const picture = fileURLToPath(new URL('../docs/screen.svg', import.meta.url));
const bin = fileURLToPath(new URL('../src/bin/treetop.cjs', import.meta.url));
const DOWN = '\x1b[B';

const undo = [];
const teardown = (step) => undo.push(step);
const words = process.argv.slice(2);
try {
  const raw = words.length > 0 ? await runOf(words) : await storyOf(pictureMachine({ teardown }));
  writeFileSync(picture, screenToSvg(await terminalShowing(raw), 'treetop'));
} finally {
  for (const step of undo.reverse()) await step();
}
process.exit(0);

function start(options) {
  const args = [bin, ...options];
  return startInPty({ teardown }, { command: process.execPath, args, cols, rows });
}

async function runOf(options) {
  const pty = start(options);
  await pty.waitFor(/COMMAND/);
  await delay(2000);
  return pty.raw();
}

/** Picks a process, lets a second go by on the machine, and takes the screen that shows what happened. */
async function storyOf(machine) {
  const pty = start(['--proc-root', machine.procRoot]);
  await pty.waitFor(/crunch/);
  pty.write(DOWN.repeat(6));
  await delay(300);
  machine.goOn();
  await pty.waitFor(/was child of/);
  // The frame comes in several chunks.
  await delay(50);
  return pty.raw();
}

async function terminalShowing(raw) {
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  await new Promise((resolve) => terminal.write(raw, resolve));
  return terminal;
}
