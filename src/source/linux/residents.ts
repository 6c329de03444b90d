import { type ResidentHelper, residentCommands, residentHelper } from './resident-helper.js';
import { monotonicMs } from './slices.js';

/** The helper that stays for somebody who asks again and again, once it is needed. */
export type Residents = {
  readonly commands: readonly (readonly string[])[];
  readonly maxBytes: number;
  helper: ResidentHelper | undefined;
  askedAtMs: number;
};

/** Who asks for the second time within so long is likely to ask again. */
const AGAIN_MS = 10_000;

export function newResidents(maxBytes: number): Residents {
  const commands = residentCommands(maxBytes);
  return { commands, maxBytes, helper: undefined, askedAtMs: Number.NEGATIVE_INFINITY };
}

/** To be asked for each batch. `ways`: how many of the ways to start one are left, the last ones. */
export function freeResident(residents: Residents, ways: number): ResidentHelper | undefined {
  const nowMs = monotonicMs();
  const isAgain = nowMs - residents.askedAtMs < AGAIN_MS;
  residents.askedAtMs = nowMs;
  if (!isAgain) return undefined;
  const command = residents.commands.at(-ways);
  if (command) residents.helper ??= residentHelper(command, residents.maxBytes);
  return residents.helper?.isFree() ? residents.helper : undefined;
}

export function endResident({ helper }: Residents): void {
  helper?.end();
}
