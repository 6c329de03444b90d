/**
 * Of /proc/PID/mountinfo (proc_pid_mountinfo(5)): each mount's device, by its id, written as /proc/locks writes
 * devices. Both are the device of the file system's superblock, which on btrfs is not what stat(2) says.
 */
export function parseMountDevices(bytes: Buffer): ReadonlyMap<number, string> {
  const devices = new Map<number, string>();
  for (const [, id, major, minor] of bytes
    .toString('latin1')
    .matchAll(/^(\d+) \d+ (\d+):(\d+) /gm)) {
    devices.set(Number(id), `${hexadecimal(major)}:${hexadecimal(minor)}`);
  }
  return devices;
}

function hexadecimal(decimal: string | undefined): string {
  return Number(decimal).toString(16).padStart(2, '0');
}
