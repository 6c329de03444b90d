import { createInterface } from 'node:readline';
import type { KernelEvent } from '../../sample/kernel-event.js';
import { kernelEvent } from '../../source/recording/shape/frame-shape.js';

/** What a dashboard tells its recorder, a line each: `{"event": {"type", "pid", "atMs", …}}`. */
export type DashboardEvents = {
  /** Those since it was asked last. */
  readonly taken: () => readonly KernelEvent[];
  /** Listens no more: an open stdin would keep the program. */
  readonly close: () => void;
};

const mostHeld = 10_000;

/** Listens on stdin; its end is the dashboard's. */
export function dashboardEvents(on: {
  readonly ended: () => void;
  readonly garbled: (reason: string) => void;
}): DashboardEvents {
  let events: KernelEvent[] = [];
  const lines = createInterface({ input: process.stdin });
  process.stdin.on('error', on.ended);
  lines.on('close', on.ended);
  lines.on('line', (line) => {
    const { event, reason } = eventOf(line);
    if (!event) on.garbled(`the dashboard told what is no event${reason}`);
    else if (events.length < mostHeld) events.push(event);
  });
  return {
    taken: () => {
      const told = events;
      events = [];
      return told;
    },
    close: () => {
      lines.close();
      process.stdin.destroy();
    },
  };
}

/** The event that a line tells, or why it is none. */
export function eventOf(line: string): { readonly event?: KernelEvent; readonly reason?: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: ': it is not JSON' };
  }
  const event = value instanceof Object && 'event' in value ? value.event : undefined;
  const reason = kernelEvent(event);
  return reason === undefined ? { event: event as KernelEvent } : { reason };
}
