import type { RecordingPlace } from './recording-target.js';

/** One file. When its name is gone (it was moved, or removed) a new recording begins under it. */
export function oneRecording(path: string): RecordingPlace {
  return { pathFor: () => path, isOver: () => false, tidy: () => {} };
}
