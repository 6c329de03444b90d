import test from 'ava';
import { commandWithoutPath, tellingName } from '../../src/model/command-form.js';
import { modelOf, processOf, row } from './made-sample.js';

const named = (comm: string, ...argv: readonly string[]) =>
  processOf(modelOf([row({ pid: 5, comm, cmdline: { readAtMs: 0, argv } })]), '5:5');

for (const [argv, expected] of [
  [['/usr/bin/python3', 'x.py', '/tmp/a'], 'python3 x.py /tmp/a'],
  [['/opt/my app/bin/run it', '-x'], 'run it -x'],
  [['sshd: ana@pts/0'], 'sshd: ana@pts/0'],
  [['nginx: master process /usr/sbin/nginx'], 'nginx: master process /usr/sbin/nginx'],
  [['/usr/sbin/init splash /x'], 'init splash /x'],
  [['-bash'], '-bash'],
  [['/'], '/'],
  [['bin/'], 'bin/'],
  [['', '/a/b'], ' /a/b'],
  [[], '[comm]'],
] as const) {
  test(`without its path ${JSON.stringify(argv)} is ${JSON.stringify(expected)}`, (t) => {
    t.is(commandWithoutPath(named('comm', ...argv)), expected);
  });
}

test('a name is told where the command does not tell it', (t) => {
  t.is(tellingName(named('worker', '/usr/bin/python3', 'x.py')), 'worker');
  t.is(tellingName(named('python3', '/usr/bin/python3', 'x.py')), undefined);
  t.is(tellingName(named('a-very-long-nam', '/bin/a-very-long-name')), undefined);
  t.is(tellingName(named('bash', '-bash')), undefined);
  t.is(tellingName(named('init', '/usr/sbin/init splash')), undefined);
  t.is(tellingName(named('kworker')), undefined);
});
