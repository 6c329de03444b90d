import { join } from 'node:path';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { Process } from '../../src/model/process.js';
import type { Sample } from '../../src/sample/sample.js';
import { openRecording } from '../../src/source/recording/reader.js';
import { recordingSource } from '../../src/source/recording/recording-source.js';
import { projectRoot } from './project-root.js';

/** The path of fixtures/recordings/NAME.jsonl. */
export function recordingPath(name: string): string {
  return join(projectRoot, 'fixtures/recordings', `${name}.jsonl`);
}

/** All samples of a fixture, as a replay gives them. */
export async function samplesOf(name: string): Promise<readonly Sample[]> {
  const source = recordingSource(await openRecording(recordingPath(name)));
  const samples: Sample[] = [];
  for (;;) {
    const sample = await source.next({ status: [], cmdline: [] });
    if (!sample) break;
    samples.push(sample);
  }
  await source.close();
  return samples;
}

/** All samples of a recording in which nothing is lost, as they were recorded. */
export async function samplesIn(path: string): Promise<readonly Sample[]> {
  const recording = await openRecording(path);
  try {
    const samples: Sample[] = [];
    for (let frame = 0; frame < recording.frameCount; frame++) {
      samples.push(await recording.sampleAt(frame));
    }
    if (recording.notes.length > 0) throw new Error('it is not whole');
    return samples;
  } finally {
    await recording.close();
  }
}

/** The model of each frame of a fixture. */
export async function modelsOf(name: string): Promise<readonly Model[]> {
  return modelsOfSamples(await samplesOf(name));
}

export function modelsOfSamples(samples: readonly Sample[]): readonly Model[] {
  let model: Model | undefined;
  return samples.map((sample) => {
    model = nextModel(model, sample);
    return model;
  });
}

/** The process or tombstone that plays a role; its program may bear the same name, and started before it. */
export function playerOf(model: Model, role: string): Process | undefined {
  const comm = role.slice(0, 15); // prctl(2) keeps 15 bytes
  return [...model.processes.values()].filter(({ sample }) => sample.comm === comm).at(-1);
}

/** The same; throws where there is none. */
export function player(model: Model, role: string): Process {
  const process = playerOf(model, role);
  if (!process) throw new Error(`nobody plays ${role}`);
  return process;
}
