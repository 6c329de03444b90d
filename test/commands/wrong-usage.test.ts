// A command line that cannot be understood: exit 2, and one line that says what was expected and what was got.
import test from 'ava';
import { doctor } from '../../src/commands/doctor.js';
import { exportRecording } from '../../src/commands/export/export.js';
import { WrongUsage } from '../../src/commands/failure.js';
import { kill } from '../../src/commands/kill/kill.js';
import { ps } from '../../src/commands/ps.js';
import { record } from '../../src/commands/record/record.js';
import { replay } from '../../src/commands/replay/replay.js';
import { endedTreetop } from '../helpers/run-treetop.js';

const commands = { ps, record, replay, doctor, kill, export: exportRecording };

/** Command line, and what is said of it. */
const wrong: readonly (readonly [string, RegExp])[] = [
  ['ps --bogus', /unknown option '--bogus'/],
  ['ps --jsn', /unknown option '--jsn' \(Did you mean --json\?\)/],
  ['ps --host', /--host goes with --json/],
  ['ps --host --csv', /--host goes with --json/],
  ['ps foo', /unexpected argument 'foo'/],
  ['ps --tree=yes', /--tree/],
  ['ps -d', /'-d, --delay <seconds>' argument missing/],
  ['ps -d x', /-d, --delay: expected seconds as a decimal number.*got 'x'/],
  ['ps -d -1', /-d, --delay: expected seconds.*got '-1'/],
  ['ps -d .', /-d, --delay: expected seconds.*got '\.'/],
  ['ps -d 1e3', /-d, --delay: expected seconds.*got '1e3'/],
  ['ps -d 86401', /-d, --delay: expected.*at most 86400, got '86401'/],
  ['ps -d Infinity', /-d, --delay: expected seconds/],
  ['ps -n 0', /-n, --count: expected a whole number from 1 on, got '0'/],
  ['ps -n 1.5', /-n, --count: expected a whole number/],
  ['ps -n 99999999999999999999', /-n, --count: expected a whole number/],
  ['ps -n 2 -d 0', /expected an interval of 0.1 s at least, got '0'/],
  ['ps -n 2 -d 0.09', /expected an interval of 0.1 s at least, got '0.09'/],
  ['ps -o nope', /-o, --output: expected columns out of pid, .*, got 'nope'/],
  ['ps -o pid,,comm', /-o, --output: expected columns.*got 'pid,,comm'/],
  ['ps -o PID', /-o, --output: expected columns.*got 'PID'/],
  ['replay f.jsonl --columns nope', /--columns: expected columns out of pid, .*, got 'nope'/],
  ['ps --columns pid', /unknown option '--columns'/],
  ['ps --sort nope', /--sort: expected COL or -COL, out of pid, .*, got 'nope'/],
  ['ps --sort --pid', /--sort: expected.*got '--pid'/],
  ['ps -s pid', /unknown option '-s'/],
  ['ps -t', /unknown option '-t'/],
  ['ps -p 0', /-p, --pid: expected pids with commas between them, got '0'/],
  ['ps -p -1', /-p, --pid: expected pids.*got '-1'/],
  ['ps -p 1,x', /-p, --pid: expected pids.*got '1,x'/],
  ['ps -u ,', /-u, --user: expected user names or uids.*got ','/],
  ['ps -F (', /-F, --filter: .*ends where a term is expected, got '\('/],
  ['ps -F cpu>much', /-F, --filter: cpuPercent is a number.*got 'cpu>much'/],
  ['ps --json --csv', /'--json' cannot be used with option '--csv'/],
  ['ps --details', /--details goes with --json/],
  ['ps --details --csv', /--details goes with --json/],
  ['record a.jsonl --details', /unknown option '--details'/],
  ['ps --source portable', /--source: expected linux, got 'portable'/],
  ['ps --replay a --proc-root b', /'--replay <file>' cannot be used with option '--proc-root/],
  ['ps --replay a --source linux', /'--replay <file>' cannot be used with option '--source/],
  ['ps --replay a --frame 1 --at 03:10', /cannot be used with/],
  ['ps --frame 1', /--at and --frame .* go with --replay/],
  ['ps --at -5m', /--at and --frame .* go with --replay/],
  ['ps --replay a --frame 0', /--frame: expected a frame number from 1 on, or -1.*got '0'/],
  ['ps --replay a --frame -2', /--frame: expected a frame number.*got '-2'/],
  ['ps --duration 5s', /unknown option '--duration'/],
  ['record', /missing required argument 'file'/],
  ['record a.jsonl b.jsonl', /unexpected argument 'b.jsonl'/],
  ['record a.treetop --keep 7d', /--keep goes with a directory, got 'a\.treetop'/],
  ['record a/ --keep 5', /--keep: expected a duration from 1m on.*got '5'/],
  ['record a/ --max-size 1K', /--max-size: expected a size from 64K on.*got '1K'/],
  ['record a.jsonl --max-size much', /--max-size: expected a size.*got 'much'/],
  ['record a.jsonl -d 0', /expected an interval of 0.1 s at least, got '0'/],
  ['record a.jsonl --duration soon', /--duration: expected a duration.*got 'soon'/],
  ['record a.jsonl --replay b.jsonl', /unknown option '--replay'/],
  ['record a.jsonl --json', /unknown option '--json'/],
  ['record a.jsonl -p 1', /unknown option '-p'/],
  ['replay', /missing required argument 'file'/],
  ['replay a.jsonl b.jsonl', /unexpected argument 'b.jsonl'/],
  ['replay a.jsonl --proc-root /proc', /unknown option '--proc-root'/],
  ['replay a.jsonl -n 3', /unknown option '-n'/],
  ['replay a.jsonl --theme pink', /--theme: expected default, light, colourblind, .*, got 'pink'/],
  ['replay a.jsonl --theme', /'--theme <name>' argument missing/],
  ['ps --theme light', /unknown option '--theme'/],
  ['doctor now', /unexpected argument 'now'/],
  ['doctor --proc-root /proc', /unknown option '--proc-root'/],
  ['doctor --csv', /unknown option '--csv'/],
  ['export', /missing required argument 'file'/],
  ['export a', /expected --format jsonl, csv or openmetrics, or --repair/],
  ['export a --format xml', /--format: expected jsonl, csv or openmetrics, got 'xml'/],
  ['export a --format csv -d 1', /unknown option '-d'/],
  ['export a --format csv --every 0', /--every: expected a duration.*got '0'/],
  ['export a --format csv --columns nope', /--columns: expected columns out of pid, .*/],
  ['export a --format csv --at 03:10 --from 03:00', /cannot be used with/],
  ['export a --format csv --frame 1 --every 5s', /cannot be used with/],
  ['export a --format openmetrics --columns pid', /--columns goes with --format csv/],
  ['export a --format jsonl -p 1', /-p, -u and -F go with --format csv and openmetrics/],
  ['export a --format jsonl -o b.csv', /expected a file name that ends in \.jsonl, got 'b\.csv'/],
  ['export a --repair', /--repair goes with -o FILE/],
  ['export a --repair -o b --format csv', /cannot be used with/],
  ['export a --repair -o b --from 03:00', /cannot be used with/],
  ['export a --repair -o b -u ana', /-p, -u and -F go with --format csv and openmetrics/],
  ['kill', /missing required argument 'target'/],
  ['kill --then KILL 5', /--then goes with --after DURATION/],
  ['kill --after 5s 5', /--after goes with --then SIGNAL/],
  ['kill --then NOPE --after 5s 5', /--then: expected a signal such as TERM, .*got 'NOPE'/],
  ['kill --then KILL --after soon 5', /--after: expected a duration such as 500ms.*got 'soon'/],
  ['kill --wait -1 5', /--wait: expected a duration such as 500ms.*got '-1'/],
  ['kill --wait 25d 5', /--wait: expected a duration.*at most 24d, got '25d'/],
  ['kill --proc-root /proc 5', /unknown option '--proc-root'/],
  ['kill --source linux 5', /unknown option '--source'/],
  ['kill --dry-run -s NOPE 5', /-s, --signal: expected a signal such as TERM, .*got 'NOPE'/],
  ['kill --dry-run -s 0 5', /-s, --signal: expected a signal.*got '0'/],
  ['kill --dry-run -s 32 5', /-s, --signal: expected a signal.*got '32'/],
  ['kill --dry-run --tree --group 5', /cannot be used with/],
  ['kill --dry-run -KILL 5', /unknown option '-KILL'/],
  ['kill --dry-run --replay a 5', /unknown option '--replay'/],
  ['ps --ascii', /unknown option '--ascii'/],
];

for (const [line, complaint] of wrong) {
  test(`${line} is wrong usage`, async (t) => {
    const [name, ...words] = line.split(' ');
    const command = commands[name as keyof typeof commands];
    const error = await t.throwsAsync(command(words), { instanceOf: WrongUsage });
    t.regex(error?.message ?? '', complaint);
    t.notRegex(error?.message ?? '', /\n/);
  });
}

for (const line of [
  '--bogus',
  'foo',
  'ps --jsn',
  'ps -d x',
  '-d 0.05',
  '-n 3',
  '--theme pink',
  'Ps',
  'dashboard',
  '',
]) {
  test(`treetop ${line || "''"} exits with 2, one line on stderr and none on stdout`, async (t) => {
    const { status, stdout, stderr } = await endedTreetop(line.split(' '));
    t.is(status, 2);
    t.is(stdout, '');
    t.regex(stderr, /^treetop: [^\n]+\n$/);
  });
}

test('what a command line holds is shown, not obeyed', async (t) => {
  const { status, stderr } = await endedTreetop(['ps', '-F', '\x1b[2J"']);
  t.is(status, 2);
  t.regex(stderr, /^treetop: .*got '\\x1b\[2J"'\n$/);
});
