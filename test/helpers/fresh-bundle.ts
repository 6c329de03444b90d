import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

/** The bundle that the bin runs, made anew where tsc has compiled since: else the bin would run the modules. */
export function freshBundle(): string {
  const bundle = join(projectRoot, 'dist/treetop.cjs');
  if (changedAtMs(bundle) < changedAtMs(join(projectRoot, 'dist/.tsbuildinfo'))) {
    const words = [join(projectRoot, 'scripts/bundle.mjs')];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`no bundle: ${stderr}`);
  }
  return bundle;
}

function changedAtMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
