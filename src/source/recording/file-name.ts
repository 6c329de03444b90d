import type { Sample } from '../../sample/sample.js';

const minuteMs = 60_000;

/** What a recording is called that nobody named: `treetop-web-3-20261125-031000.treetop`, in the machine's zone. */
export function recordingFileName(sample: Pick<Sample, 'boot' | 'takenAtMs'>, attempt = 1): string {
  const [date, time] = localClock(sample).split('T');
  const serial = attempt > 1 ? `-${attempt}` : '';
  return `treetop-${plainHostname(sample)}-${date}-${time}${serial}.treetop`;
}

/** Whether a recorder of that machine called a file so. */
export function isRecordingFileName(sample: Pick<Sample, 'boot'>, name: string): boolean {
  const start = `treetop-${plainHostname(sample)}-`;
  return name.startsWith(start) && /^\d{8}-\d{6}(-\d+)?\.treetop$/.test(name.slice(start.length));
}

/** The day of a sample in its machine's zone, as `20261125`. */
export function localDay(sample: Pick<Sample, 'boot' | 'takenAtMs'>): string {
  return localClock(sample).slice(0, 8);
}

/** `20261125T031000` */
function localClock({ boot, takenAtMs }: Pick<Sample, 'boot' | 'takenAtMs'>): string {
  const local = new Date(takenAtMs + boot.utcOffsetMinutes * minuteMs);
  return local.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** A host may call itself anything: of that a name takes what is harmless in every shell. */
function plainHostname({ boot }: Pick<Sample, 'boot'>): string {
  return (
    boot.hostname
      .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 64) || 'host'
  );
}
