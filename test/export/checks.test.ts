import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { checksAsJson } from '../../src/export/checks-json.js';
import { checksAsText } from '../../src/export/checks-text.js';
import type { Check } from '../../src/model/doctor/check.js';
import { checksOf } from '../../src/model/doctor/checks.js';
import { cellWidth } from '../../src/text/width.js';
import { hostileText } from '../helpers/hostile-values.js';
import { projectRoot } from '../helpers/project-root.js';
import { schemaFaults } from '../helpers/schema-faults.js';
import { healthy } from '../model/doctor/made-facts.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/doctor.schema.json'), 'utf8'));

const anyCheck: fc.Arbitrary<Check> = fc.record(
  {
    id: fc.constantFrom('one', 'another'),
    topic: fc.constantFrom('Terminal', 'Kernel'),
    title: fc.constantFrom('pressure', 'systeminformation'),
    state: fc.constantFrom('ok', 'limited', 'missing', 'unknown'),
    enables: fc.constant('what treetop has of it, in so many words that a line does not hold them'),
    value: hostileText,
    advice: hostileText,
  },
  { requiredKeys: ['id', 'topic', 'title', 'state', 'enables'] },
);

testProp(
  'whatever the machine says, a report has 80 columns at most and controls no terminal',
  [fc.array(anyCheck, { minLength: 1, maxLength: 8 })],
  (t, checks) => {
    const lines = checksAsText(checks).split('\n');
    for (const line of lines) {
      t.true(cellWidth(line) <= 80, line);
      t.notRegex(line, /[\p{C}\p{Zl}\p{Zp}]/u);
    }
    for (const { state, title } of checks) {
      t.true(lines.some((line) => line.startsWith(`  ${state.padEnd(8)}${title.padEnd(18)}`)));
    }
  },
);

testProp(
  'whatever the machine says, the document is one line of its schema',
  [fc.array(anyCheck, { minLength: 1, maxLength: 8 })],
  (t, checks) => {
    const text = checksAsJson(checks);
    t.regex(text, /^[^\p{Cc}]*\n$/u);
    t.deepEqual(schemaFaults(schema, JSON.parse(text)), []);
  },
);

test('a command in an advice stays on one line', (t) => {
  const command = '`sysctl kernel.task_delayacct=1`';
  const [check] = checksOf(healthy);
  if (!check) throw new Error('no check');
  for (const filler of ['a', 'as root', 'as root and in a shell']) {
    t.true(checksAsText([{ ...check, advice: `${filler}: ${command}` }]).includes(command));
  }
});

test('the states are counted at the end', (t) => {
  const count = checksOf(healthy).length - 1;
  t.true(
    checksAsText(checksOf(healthy)).endsWith(`\n${count} ok, 0 limited, 1 missing, 0 unknown\n`),
  );
});

test('the schema takes no other document', (t) => {
  const document = () => JSON.parse(checksAsJson(checksOf(healthy)));
  const changed = (change: (one: ReturnType<typeof document>) => void) => {
    const one = document();
    change(one);
    return schemaFaults(schema, one).length;
  };
  t.is(
    changed(() => {}),
    0,
  );
  const changes: ((one: ReturnType<typeof document>) => void)[] = [
    (one) => (one.format = 'treetop.ps'),
    (one) => (one.version = 2),
    (one) => (one.more = true),
    (one) => (one.checks = []),
    (one) => delete one.checks[0].advice,
    (one) => (one.checks[0].state = 'fine'),
    (one) => (one.checks[0].value = 5),
    (one) => (one.checks[0].id = 'With Blanks'),
    (one) => (one.checks[0].enables = ''),
    (one) => (one.checks[0].topic = 'Weather'),
  ];
  for (const change of changes) t.true(changed(change) > 0, String(change));
});
