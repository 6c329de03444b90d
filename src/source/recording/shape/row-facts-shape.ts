import type { RowFacts, StatmSizes, UsageFacts } from '../../../sample/row-facts.js';
import { cgroup, io } from './details-shape.js';
import { timedReading } from './reading-shape.js';
import { listOf, number, shapeOf, text } from './shape.js';

const statm = shapeOf<StatmSizes>(
  { sharedPages: number, textPages: number, dataPages: number },
  {},
);

const usage = shapeOf<UsageFacts>(
  {},
  { swapBytes: number, voluntarySwitches: number, involuntarySwitches: number },
);

export const rowFacts = shapeOf<RowFacts>(
  {},
  {
    statm: timedReading(statm),
    usage: timedReading(usage),
    io: timedReading(io),
    oomScore: timedReading(number),
    cgroups: timedReading(listOf(cgroup)),
    exe: timedReading(text),
    cwd: timedReading(text),
  },
);
