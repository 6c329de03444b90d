/** What ends a recorder, and what it does not mind. */
export type RecorderEnd = { readonly ending: AbortSignal; readonly end: () => void };

/**
 * INT, TERM and HUP end it: the file is finished, and the exit status is 0. Into a directory HUP begins a new file.
 * Beside a dashboard it is the dashboard's stdin that ends it, or TERM: what the terminal tells its foreground
 * group (Ctrl-C, Ctrl-\, Ctrl-Z, hanging up) is for the dashboard, and stopping here would be a gap.
 */
export function recorderEnd(on: {
  readonly isBesideDashboard: boolean;
  readonly hangup: (() => void) | undefined;
}): RecorderEnd {
  const controller = new AbortController();
  const end = () => controller.abort();
  process.on('SIGTERM', end);
  if (on.isBesideDashboard) {
    for (const signal of ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTSTP'] as const) {
      process.on(signal, () => {});
    }
  } else {
    process.on('SIGINT', end);
    process.on('SIGHUP', on.hangup ?? end);
  }
  return { ending: controller.signal, end };
}
