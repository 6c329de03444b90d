import test from 'ava';
import { childSignalText } from '../../../src/model/detail/child-signal.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import { modelOf, processOf, row } from '../made-sample.js';

const none = '0000000000000000';
const chld = '0000000000010000';

function toldOfParent(masks: { ignored?: string; caught?: string; blocked?: string }): string {
  return textOf({
    status: {
      readAtMs: 0,
      uids: [0, 0, 0, 0],
      gids: [],
      signalMasks: {
        ...{
          threadPending: none,
          processPending: none,
          blocked: none,
          ignored: none,
          caught: none,
        },
        ...masks,
      },
    },
  });
}

function textOf(given: Partial<ProcessSample>): string {
  return childSignalText(processOf(modelOf([row({ pid: 7, comm: 'sh', ...given })]), '7:7'));
}

test('a parent ignores CHLD, has a handler or leaves it at its default', (t) => {
  t.regex(toldOfParent({ ignored: chld }), /^7 sh ignores CHLD/);
  t.regex(toldOfParent({ caught: chld }), /^7 sh has a handler for CHLD/);
  t.regex(toldOfParent({}), /^7 sh has CHLD at its default/);
});

test('blocked is not lost', (t) => {
  t.regex(toldOfParent({ blocked: chld }), /at its default.*blocks it, which loses nothing/);
});

test('masks that were not read say nothing, and a kernel thread is left out', (t) => {
  t.regex(textOf({}), /not read yet/);
  t.regex(textOf({ flags: 0x200000 }), /kernel thread/);
});
