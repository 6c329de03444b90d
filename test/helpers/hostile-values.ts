import fc from 'fast-check';

/** Text that a process, a user or a file may hold: controls, escapes, bidi, wide, combining, broken. */
export const hostileText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      ...['\x1b[2J', '\x1b]0;x\x07', '\u009b31m', '\r', '\n', '\t', '\b', '\x7f', '\0'],
      ...[
        '\u202e',
        '\u200b',
        '\u2028',
        '\udc9b',
        '\ud800',
        '日',
        '한',
        '👩‍💻',
        '🇩🇪',
        'é',
        'e\u0301',
      ],
      ...['\u0301', '{red-fg}', '│', '=', 'a', ' '],
    ),
    maxLength: 60,
  }),
);

export const counter = fc.oneof(
  fc.nat(1000),
  fc.constantFrom(0, 2 ** 31, Number.MAX_SAFE_INTEGER, 2 ** 64, Number.MAX_VALUE),
);
export const anyNumber = fc.oneof(counter, fc.constantFrom(-1, -(2 ** 63)));
