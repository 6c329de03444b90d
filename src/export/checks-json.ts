import type { Check } from '../model/doctor/check.js';
import { jsonText } from '../text/json-text.js';

/** One `treetop.doctor` document on one line: every key is there, what is not known is null. */
export function checksAsJson(checks: readonly Check[]): string {
  const document = {
    format: 'treetop.doctor',
    version: 1,
    checks: checks.map(({ id, topic, title, value, state, enables, advice }) => ({
      ...{ id, topic, title, state },
      value: value ?? null,
      enables,
      advice: advice ?? null,
    })),
  };
  return `${jsonText(document)}\n`;
}
