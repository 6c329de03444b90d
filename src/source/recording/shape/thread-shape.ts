import type { ThreadFacts, ThreadSample } from '../../../sample/thread-sample.js';
import { listOf, number, pid, shapeOf, text } from './shape.js';

const thread = shapeOf<ThreadSample>(
  {
    tid: pid,
    comm: text,
    stateCode: text,
    userTicks: number,
    systemTicks: number,
    priority: number,
    nice: number,
    startTicks: number,
    readAtMs: number,
  },
  { processor: number },
);

export const threadFacts = shapeOf<ThreadFacts>(
  { readAtMs: number },
  { list: listOf(thread), unread: text },
);
