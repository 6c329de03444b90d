/** Writes to stdout and waits where the reader is slow; a reader that has gone (EPIPE) ends us quietly, as `ps | head` wants. */
export function printer(): { readonly print: (text: string) => Promise<void> } {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    print: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
