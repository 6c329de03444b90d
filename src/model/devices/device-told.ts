import type { DeviceReading, DeviceUnread } from '../../sample/device-sample.js';

/** What a device's reading says: its value, or why there is none, in words. */
export type DeviceTold<T> = { readonly value: T } | { readonly unknown: string };

/** `absence`: why what nobody answered is not there. */
export function deviceTold<T>(
  reading: DeviceReading<T> | undefined,
  absence: string,
): DeviceTold<T> {
  if (!reading) return { unknown: absence };
  return 'unread' in reading ? { unknown: reasons[reading.unread] } : { value: reading.value };
}

/** The value, where there is one. */
export function deviceValue<T>(reading: DeviceReading<T> | undefined): T | undefined {
  return reading && 'value' in reading ? reading.value : undefined;
}

const reasons: Readonly<Record<DeviceUnread, string>> = {
  missing: 'this kernel does not tell',
  eacces: 'not allowed',
  fdBudget: 'too many files are open here',
  slowRead: 'no answer in time',
  failed: 'who was asked failed',
  garbled: 'the answer is of no known form',
  otherMachine: 'of another machine only what its /proc holds is known',
};
