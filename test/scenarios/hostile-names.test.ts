import { readFileSync } from 'node:fs';
import { kernelStat } from '../helpers/kernel-stat.js';
import { type Scenario, scenarioTest, startScenario } from '../helpers/scenario.js';

// latin1: one character a byte.
const comm = (scenario: Scenario, role: string) => kernelStat(scenario.pid(role))?.comm;
const cmdline = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'latin1');

scenarioTest('names reach stat raw, parentheses, ESC and line feed too', async (t) => {
  const scenario = await startScenario(t, 'hostile-names');
  t.is(comm(scenario, 'comm-like-stat'), 'x) Z 1 \x1b[2J\n');
  t.is(comm(scenario, 'comm-title'), '\x1b]0;pwned\x07');
  t.is(comm(scenario, 'comm-invalid'), '\x9b\xff\xc0\xaf\xed\xa0\x80x');
  t.is(comm(scenario, 'comm-empty'), '');
  t.is(kernelStat(scenario.pid('comm-like-stat'))?.letter, 'S');
});

scenarioTest('the kernel cuts a name after 15 bytes, inside a character', async (t) => {
  const scenario = await startScenario(t, 'hostile-names');
  t.is(comm(scenario, 'comm-cjk-cut'), Buffer.from('x日本語名前').toString('latin1', 0, 15));
});

scenarioTest('a zombie has a name and no command line', async (t) => {
  const scenario = await startScenario(t, 'hostile-names');
  const pid = scenario.pid('comm-zombie');
  t.is(kernelStat(pid)?.letter, 'Z');
  t.is(cmdline(pid), '');
});

scenarioTest('command lines hold the bytes that were given to exec', async (t) => {
  const scenario = await startScenario(t, 'hostile-names');
  const line = (role: string) => cmdline(scenario.pid(role));
  t.is(line('argv-csi'), '\x1b[2J\x1b[H\x1b[31m\0clear\0');
  t.is(line('argv-clipboard'), 'clipboard\0\x1b]52;c;cHduZWQ=\x07\0');
  t.is(line('argv-c1-raw'), 'c1\0\x9b2J\x9d0;pwned\x9c\0');
  t.is(line('argv-invalid'), 'invalid\0\xff\xfe\0\xc0\xaf\0\xed\xa0\x80\0cut\xe6\x97\0');
  t.is(line('argv-empty'), '\0');
  t.is(line('argv-all-empty'), '\0\0\0');
});

scenarioTest('a role is what ps shows, with nothing of this machine in it', async (t) => {
  const scenario = await startScenario(t, 'orphan-subreaper');
  t.is(cmdline(scenario.pid('parent')), 'parent\0');
  t.is(cmdline(scenario.pid('orphan')), 'orphan\0');
  t.is(cmdline(scenario.programPid), 'orphan-subreaper\0');
});

scenarioTest('a title longer than the argument area is whole', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  t.is(cmdline(scenario.pid('sleeper')), 'sleeper\0');
  const vfork = await startScenario(t, 'vfork-wait');
  t.is(cmdline(vfork.pid('vfork-parent')), 'vfork-parent\0');
});

scenarioTest('huge-argv is nearly 2 MB', async (t) => {
  const scenario = await startScenario(t, 'huge-argv');
  t.is(cmdline(scenario.pid('huge')).length, 15 * 128 * 1024);
});
