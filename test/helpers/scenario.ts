import test, { type ExecutionContext } from 'ava';
import { canMakePidNamespace, canMountFuse, hasCompiler, isRoot } from './machine.js';

export { type Scenario, startScenario } from './start-scenario.js';

export type ScenarioNeeds = 'compiler' | 'pidNamespace' | 'fuse';

const inNamespaces: ReadonlySet<string> = new Set(['reused-pid', 'nested-namespaces', 'fork-bomb']);

/** What a program needs beside a compiler. */
export function needsOf(name: string): ScenarioNeeds {
  if (inNamespaces.has(name)) return 'pidNamespace';
  return name === 'fuse-hang' ? 'fuse' : 'compiler';
}

/**
 * `test`, or a skip whose title says why, for a test that needs scenario programs. 'pidNamespace':
 * also what root may do; 'fuse': and /dev/fuse. `define`: test.serial for one that leaves no room for others.
 */
export function scenarioTest(
  title: string,
  run: (t: ExecutionContext) => Promise<void>,
  needs: ScenarioNeeds = 'compiler',
  define: typeof test | typeof test.serial = test,
): void {
  if (!hasCompiler) test.skip(`${title} (skipped: no C compiler)`, run);
  else if (needs === 'pidNamespace' && !canMakePidNamespace)
    test.skip(`${title} (skipped: ${isRoot ? 'no pid namespaces here' : 'not root'})`, run);
  else if (needs === 'fuse' && !canMountFuse)
    test.skip(`${title} (skipped: ${isRoot ? 'no FUSE here' : 'not root'})`, run);
  else define(title, run);
}
