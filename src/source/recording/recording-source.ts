import type { Viewer } from '../../sample/host-sample.js';
import type { Sample } from '../../sample/sample.js';
import type { Source } from '../../sample/source.js';
import type { Recording } from './reader.js';

/** A recording played as if it were a machine. */
export type RecordingSource = Source & {
  readonly recording: Recording;
  /** The frame that `next` gives, from 0; `frameCount` when the end was reached. */
  readonly position: () => number;
  readonly seek: (frame: number) => void;
};

/**
 * Plays from the first frame on. What the recording has lost is added to the notes of each sample,
 * and nobody can be signalled: the processes are not here.
 */
export function recordingSource(recording: Recording): RecordingSource {
  let position = 0;
  let asRecorded: Viewer | undefined;
  let asPlayed: Viewer | undefined;
  const viewerHere = (viewer: Viewer): Viewer => {
    if (viewer !== asRecorded || !asPlayed) asPlayed = { ...viewer, canSignal: false };
    asRecorded = viewer;
    return asPlayed;
  };
  return {
    recording,
    position: () => position,
    seek: (frame) => {
      position = Math.min(Math.max(0, Math.trunc(frame)), recording.frameCount);
    },
    next: async () => {
      if (position >= recording.frameCount) return undefined;
      const frame = position++;
      return played(await recording.sampleAt(frame), viewerHere, recording.notes);
    },
    close: () => recording.close(),
  };
}

function played(
  sample: Sample,
  viewerHere: (viewer: Viewer) => Viewer,
  lost: Sample['notes'],
): Sample {
  return {
    ...sample,
    viewer: viewerHere(sample.viewer),
    notes: lost.length === 0 ? sample.notes : [...sample.notes, ...lost],
  };
}
