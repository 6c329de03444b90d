import type { MachineFacts } from '../../sample/machine-facts.js';
import type { Check } from './check.js';
import { kernelChecks } from './kernel-checks.js';
import { processChecks } from './process-checks.js';
import { programChecks } from './program-checks.js';
import { rightsChecks } from './rights-checks.js';
import { terminalChecks } from './terminal-checks.js';

/** Everything that the doctor looks at, topic by topic. */
export function checksOf(facts: MachineFacts): readonly Check[] {
  const { terminal, program, kernel, procfs, rights, processFiles } = facts;
  return [
    ...terminalChecks(terminal),
    ...programChecks(program),
    ...kernelChecks(kernel),
    ...processChecks(procfs, rights, processFiles),
    ...rightsChecks(rights),
  ];
}
