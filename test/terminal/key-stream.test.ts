import test from 'ava';
import blessed from 'blessed';
import { createKeyStream } from '../../src/terminal/key-stream.js';

/** Keys named from chunks, with blessed listening as it does in the program. */
function namesOf(t: { teardown: (end: () => void) => void }, ...chunks: string[]): string[] {
  const names: string[] = [];
  const keys = createKeyStream({ key: (name) => names.push(name), mouse: () => {} });
  const program = blessed.program({ input: keys.forBlessed as never, output: noOutput as never });
  t.teardown(() => {
    keys.close();
    program.destroy();
  });
  for (const chunk of chunks) keys.feed(chunk);
  return names;
}

const noOutput = { isTTY: true, writable: false, on() {}, removeListener() {} };

for (const [typed, ...expected] of [
  ['q', 'q'],
  ['Q?é', 'Q', '?', 'é'],
  ['日😀', '日', '😀'],
  [' ', 'Space'],
  ['\r', 'Enter'],
  ['\n', 'Enter'],
  ['\t\x1b[Z', 'Tab', 'Shift-Tab'],
  ['\x7f\b', 'Backspace', 'Backspace'],
  ['\x1b[A\x1bOB\x1b[C\x1bOD', 'Up', 'Down', 'Right', 'Left'],
  ['\x1b[5~\x1b[6~\x1b[H\x1b[4~\x1b[3~\x1b[2~', 'PgUp', 'PgDn', 'Home', 'End', 'Delete', 'Insert'],
  ['\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[24~', 'F1', 'F1', 'F1', 'F5', 'F12'],
  ['\x03\x0c\x1a', 'Ctrl-C', 'Ctrl-L', 'Ctrl-Z'],
  ['\x1b[1;5A\x1b[1;2B\x1b[1;3C', 'Ctrl-Up', 'Shift-Down', 'Alt-Right'],
  ['\x1bx\x1bX', 'Alt-x', 'Alt-X'],
  ['\x1bOM\x1bOk\x1bOq', 'Enter', '+', '1'],
] as const) {
  test(`${JSON.stringify(typed).replace('\x7f', '\\u007f')} is ${expected.join(', ')}`, (t) => {
    t.deepEqual(namesOf(t, typed), [...expected]);
  });
}

test('a chunk of many keys delivers each in its order', (t) => {
  t.deepEqual(namesOf(t, 'jj\x1b[Bk\x1b[6~\rq'), ['j', 'j', 'Down', 'k', 'PgDn', 'Enter', 'q']);
});

test('what is no key of ours is dropped, and nothing beside it', (t) => {
  const reports = '\x1b[M !!\x1b[I\x1b[<0;3;4M\x1b[?62;1c\x1b[200~\x1b[12;40R\x00\x1c\ufffd';
  t.deepEqual(namesOf(t, `a${reports.replace('\x1b[M !!', '')}b`), ['a', 'b']);
});

test('a sequence cut at any byte is still one key', (t) => {
  for (const [typed, name] of [
    ['\x1b[1;5A', 'Ctrl-Up'],
    ['\x1b[24~', 'F12'],
    ['\x1bOP', 'F1'],
  ] as const) {
    for (let cut = 1; cut < typed.length; cut++) {
      t.deepEqual(namesOf(t, typed.slice(0, cut), typed.slice(cut)), [name], `cut at ${cut}`);
    }
  }
});

test('a lone ESC is Esc when nothing follows it soon', async (t) => {
  const name = await new Promise<string>((resolve) => {
    const keys = createKeyStream({ key: resolve, mouse: () => {} });
    const program = blessed.program({ input: keys.forBlessed as never, output: noOutput as never });
    t.teardown(() => program.destroy());
    keys.feed('\x1b');
  });
  t.is(name, 'Esc');
});
