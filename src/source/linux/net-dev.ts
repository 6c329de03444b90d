import type { NetworkCounters } from '../../sample/device-sample.js';

/** Reads /proc/net/dev (proc_pid_net(5)): two lines of titles, then `  eth0: 1 2 …`. */
export function parseNetDev(text: string): readonly NetworkCounters[] {
  return text.split('\n').flatMap((line) => {
    const [, name, numbers = ''] = /^ *([^\s:]+): *((?:\d+ *){16})$/.exec(line) ?? [];
    if (name === undefined) return [];
    const counts = numbers.trim().split(/ +/).map(Number);
    const at = (index: number): number => counts[index] ?? 0;
    return [
      {
        name,
        receivedBytes: at(0),
        receivedPackets: at(1),
        receivedErrors: at(2),
        receivedDrops: at(3),
        sentBytes: at(8),
        sentPackets: at(9),
        sentErrors: at(10),
        sentDrops: at(11),
      },
    ];
  });
}
