import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Foretold } from '../../src/export/foretold.js';
import { foretoldAsJson } from '../../src/export/foretold-json.js';
import { foretoldAsText } from '../../src/export/foretold-text.js';
import { projectRoot } from '../helpers/project-root.js';
import { schemaFaults } from '../helpers/schema-faults.js';
import { signal as signalNamed } from '../signals/made-facts.js';
import { target } from '../signals/made-target.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/kill.schema.json'), 'utf8'));
const signal = { name: 'TERM', number: 15 };
const ends = {
  effect: 'terminates',
  certainty: 'likely',
  because: ['default: ends it'],
} as const;
const foretold: Foretold = {
  signal,
  aims: [
    { asked: '50', target: target({ comm: 'ta\u001b[31mr' }), prediction: ends },
    { asked: '0', refusal: 'expected PID' },
  ],
};

test('as text a line for each target, and how many; nothing of a name moves the cursor', (t) => {
  t.is(
    foretoldAsText(foretold),
    'TERM → 50 ta\\x1b[31mr: ends it (unless that changes first): default: ends it\n' +
      'TERM → 0: refused: expected PID\n' +
      '2 targets, 1 refused: nothing would be sent; a dry run, nothing was sent\n',
  );
  const alone = foretoldAsText({ signal, aims: foretold.aims.slice(0, 1) });
  t.is(alone.split('\n').at(-2), '1 target; a dry run, nothing was sent');
});

test('of two signals the first is foretold, and that is said', (t) => {
  const next = { signal: signalNamed('KILL'), afterMs: 5000 };
  t.is(
    foretoldAsText({ ...foretold, next })
      .split('\n')
      .at(-2),
    '2 targets, 1 refused: nothing would be sent; only TERM is foretold, not KILL after 5 s; ' +
      'a dry run, nothing was sent',
  );
  const document = JSON.parse(foretoldAsJson({ ...foretold, next }));
  t.deepEqual(schemaFaults(schema, document), []);
  t.deepEqual(document.next, { name: 'KILL', number: 9, afterMs: 5000 });
});

test('as JSON every key is there, as the schema of docs/ has it, and names are lossless', (t) => {
  const text = foretoldAsJson(foretold);
  const document = JSON.parse(text);
  t.deepEqual(schemaFaults(schema, document), []);
  t.deepEqual(document.targets, [
    {
      ...{ asked: '50', pid: 50, startTicks: 700, comm: 'ta\u001b[31mr', refusal: null },
      prediction: {
        ...ends,
        heldBy: null,
        cause: null,
        label: 'ends it',
        text: 'ends it (unless that changes first): default: ends it',
      },
      outcome: null,
    },
    {
      ...{ asked: '0', pid: null, startTicks: null, comm: null },
      ...{ refusal: 'expected PID', prediction: null, outcome: null },
    },
  ]);
  t.false(text.includes('\u001b'));
});
