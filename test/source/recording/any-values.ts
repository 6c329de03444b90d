import fc from 'fast-check';

export const anyNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeNat())
  .map((value) => (Object.is(value, -0) ? 0 : value));

/** Any UTF-16, lone surrogates too. */
export const anyText = fc
  .string({ unit: 'binary', maxLength: 6 })
  .chain((text) =>
    fc.constantFrom(text, `${text}\udc80\u001b[2J`, `\ud800${text}`, `\u009d\u2028"\\${text}`),
  );
