import type { Check } from './shape.js';
import { number, shapeOf, text } from './shape.js';

/** A value of that shape, or a reason: exactly one of them. */
export function reading(value: Check): Check {
  return oneOf(
    shapeOf<{ value: unknown }>({ value }, {}),
    shapeOf<{ unread: string }>({ unread: text }, {}),
  );
}

/** The same with the instant when it was read. */
export function timedReading(value: Check): Check {
  return oneOf(
    shapeOf<{ readAtMs: number; value: unknown }>({ readAtMs: number, value }, {}),
    shapeOf<{ readAtMs: number; unread: string }>({ readAtMs: number, unread: text }, {}),
  );
}

function oneOf(known: Check, unknown: Check): Check {
  return (one) => {
    const isUnread = typeof one === 'object' && one !== null && Object.hasOwn(one, 'unread');
    return (isUnread ? unknown : known)(one);
  };
}
