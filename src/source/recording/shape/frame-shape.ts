import type { KernelEvent } from '../../../sample/kernel-event.js';
import type { SourceNote } from '../../../sample/source-note.js';
import type { DeltaFrame, Header, KeyFrame } from '../format.js';
import { formatName } from '../format.js';
import { detailsList, detailsOfDelta } from './details-shape.js';
import { devicesShape } from './devices-shape.js';
import { boot, host, viewer } from './host-shape.js';
import { changedProcesses, identity, processes } from './process-shape.js';
import { instant, listOf, literal, number, numberFrom, pid, shapeOf, text } from './shape.js';

export const kernelEvent = shapeOf<KernelEvent>({ type: text, pid, atMs: number }, {});

const common = {
  takenAtMs: instant,
  monotonicMs: number,
  host,
  events: listOf(kernelEvent),
  notes: listOf(shapeOf<SourceNote>({ code: text, message: text }, { count: number })),
};

/** A header of any version. */
export const headerName = shapeOf<Pick<Header, 'kind' | 'format' | 'version'>>(
  { kind: literal('header'), format: literal(formatName), version: numberFrom(1, 1e6) },
  {},
);

/** A header of the version that is read here. */
export const headerShape = shapeOf<Header>(
  { kind: literal('header'), format: literal(formatName), version: number, boot, viewer },
  {},
);

export const keyShape = shapeOf<KeyFrame>(
  { ...common, kind: literal('key'), processes },
  { details: detailsList, devices: devicesShape },
);

export const deltaShape = shapeOf<DeltaFrame>(
  {
    ...common,
    kind: literal('delta'),
    changed: changedProcesses,
    born: processes,
    gone: listOf(identity),
  },
  { details: detailsOfDelta, devices: devicesShape, boot, viewer },
);
