import test from 'ava';
import {
  commandOf,
  cpuTimeMsOf,
  memPercentOf,
  rssBytesOf,
  startedAtMsOf,
  ttyNameOf,
  userNameOf,
  userNameOfUid,
} from '../../src/model/facts-of-process.js';
import type { Process } from '../../src/model/process.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { boot, modelOf, processOf, row, sampleAt } from './made-sample.js';

function made(given: Partial<ProcessSample>): Process {
  return processOf(modelOf([row({ pid: 7, ...given })]), `7:${given.startTicks ?? 7}`);
}

test('the command is argv joined by spaces, raw', (t) => {
  const argv = ['a b', '', '\u001b[2J'];
  t.is(commandOf(made({ cmdline: { readAtMs: 0, argv } })), 'a b  \u001b[2J');
});

test('without arguments the command is the name in brackets', (t) => {
  t.is(commandOf(made({ comm: 'kworker' })), '[kworker]');
  t.is(commandOf(made({ comm: 'kworker', cmdline: { readAtMs: 0, argv: [] } })), '[kworker]');
  t.is(commandOf(made({ comm: 'x', cmdline: { readAtMs: 0, unread: 'slowRead' } })), '[x]');
});

test('CPU time is its own user and system time', (t) => {
  const process = made({ userTicks: 3, systemTicks: 4, childUserTicks: 100 });
  t.is(cpuTimeMsOf(process, boot), 70);
});

test('memory is pages of the recorded size', (t) => {
  t.is(rssBytesOf(made({ rssPages: 3 }), { ...boot, pageBytes: 65536 }), 196_608);
});

test('memory is not known where only the main thread is dead, nor below 0', (t) => {
  const dead = { ...made({ rssPages: 0 }), isLeaderDead: true };
  t.is(rssBytesOf(dead, boot), undefined);
  t.is(rssBytesOf(made({ rssPages: -1 }), boot), undefined);
  t.is(memPercentOf(dead, sampleAt(0, [], { host: { memory: { totalBytes: 4096 } } })), undefined);
});

test('a share of memory needs the total', (t) => {
  const sample = (totalBytes: number) => sampleAt(0, [], { host: { memory: { totalBytes } } });
  t.is(memPercentOf(made({ rssPages: 1 }), sample(16_384)), 25);
  t.is(memPercentOf(made({ rssPages: 1 }), sample(0)), undefined);
  t.is(memPercentOf(made({ rssPages: 1 }), sampleAt(0, [])), undefined);
});

test('the start is counted from the boot, where that is known', (t) => {
  t.is(startedAtMsOf(made({ startTicks: 250 }), boot), 1_002_500);
  const { bootedAtMs: _, ...unknown } = boot;
  t.is(startedAtMsOf(made({ startTicks: 250 }), unknown), undefined);
});

test('the user is the effective one, a number where he has no name, unknown before it is read', (t) => {
  const status = (uid: number) => ({ readAtMs: 0, uids: [0, uid, 0, 0], gids: [] });
  t.is(userNameOf(made({ status: status(1000) }), boot), 'ana');
  t.is(userNameOf(made({ status: status(1001) }), boot), '1001');
  t.is(userNameOf(made({}), boot), undefined);
  t.is(userNameOfUid(0, boot), 'root');
});

for (const [device, name] of [
  [0, ''],
  [34_819, 'pts/3'],
  [(136 << 8) | (0x123 & 0xff) | ((0x123 & ~0xff) << 12), 'pts/291'],
  [(4 << 8) | 1, 'tty1'],
  [(4 << 8) | 64, 'ttyS0'],
  [(5 << 8) | 1, 'console'],
  [(204 << 8) | 64, undefined],
] as const) {
  test(`terminal ${device} is ${name === undefined ? 'not known' : `'${name}'`}`, (t) => {
    t.is(ttyNameOf(made({ ttyDevice: device }), boot), name);
  });
}

test('a device number that the kernel prints as negative is read all the same', (t) => {
  const minor = 0x80000;
  const ttyDevice = (136 << 8) | (minor << 12) | 0;
  t.true(ttyDevice < 0);
  t.is(ttyNameOf(made({ ttyDevice }), boot), `pts/${minor}`);
});
