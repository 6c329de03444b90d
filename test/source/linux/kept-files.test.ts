import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { keptFiles } from '../../../src/source/linux/kept-files.js';
import { temporaryDirectory, writeIn } from './proc-tree.js';

const openHere = (path: string) =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false;
    }
  }).length;

test('a file that stays open tells at each read what is now, from its beginning', (t) => {
  const directory = temporaryDirectory(t);
  const path = join(directory, 'x');
  const files = keptFiles();
  t.is(files.read(path), 'gone');
  for (const text of ['one\n', 'longer than before\n', '', 'x']) {
    writeIn(directory, 'x', text);
    t.is(String(files.read(path)), text);
  }
  files.close();
});

test('one descriptor for each file, given back at the end', (t) => {
  const files = keptFiles();
  const before = openHere('/proc/version');
  for (let read = 0; read < 3; read += 1) {
    t.is(String(files.read('/proc/version')), readFileSync('/proc/version', 'utf8'));
  }
  t.is(openHere('/proc/version'), before + 1);
  files.close();
  t.is(openHere('/proc/version'), before);
});

test('what cannot be read has its reason, and is tried again', (t) => {
  const directory = temporaryDirectory(t);
  const files = keptFiles();
  t.is(files.read(directory), 'unreadable');
  const path = join(directory, 'x');
  writeIn(directory, 'x', 'now');
  t.is(String(files.read(path)), 'now');
  rmSync(path);
  files.close();
  t.is(files.read(path), 'gone');
});
