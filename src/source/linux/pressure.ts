/** The 10 s average of the "some" line of a file of /proc/pressure (proc_pressure(5)), in percent. */
export function parsePressure(text: string): number | undefined {
  const percent = /^some avg10=(\d+(?:\.\d+)?) /m.exec(text)?.[1];
  return percent === undefined ? undefined : Number(percent);
}
