import { constants } from 'node:os';

/** What ends the wait for outcomes early. */
export type KillEnd = {
  readonly ending: AbortSignal;
  /** 128 + its number, where a signal did. */
  readonly status: () => number | undefined;
};

/** From now on these do not end the program at once: nobody may stay stopped by it. */
export function killEnd(): KillEnd {
  const controller = new AbortController();
  let status: number | undefined;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) {
    process.on(name, () => {
      status ??= 128 + constants.signals[name];
      controller.abort();
    });
  }
  return { ending: controller.signal, status: () => status };
}
