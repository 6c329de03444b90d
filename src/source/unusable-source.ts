/** What was named as a source cannot be one. The message is one plain line: what was expected, what was got. */
export class UnusableSource extends Error {
  override readonly name = 'UnusableSource';
}
