import { cpuSection } from './cpu-section.js';
import type { Section } from './fact.js';
import { familySection } from './family-section.js';
import { identitySection } from './identity-section.js';
import { ioSection } from './io-section.js';
import { jobSection } from './job-section.js';
import { limitsSection } from './limits-section.js';
import { memorySection } from './memory-section.js';
import { placesSection } from './places-section.js';
import { rightsSection } from './rights-section.js';
import { schedulingSection } from './scheduling-section.js';
import { signalsSection } from './signals-section.js';
import { stateSection } from './state-section.js';
import type { Subject } from './subject.js';
import { threadSections } from './thread-section.js';

/** A process told in full: always in this order, so that each fact has its place. */
export function processSections(subject: Subject): readonly Section[] {
  return [
    ...threadSections(subject),
    identitySection(subject),
    familySection(subject),
    stateSection(subject),
    cpuSection(subject),
    memorySection(subject),
    ioSection(subject),
    schedulingSection(subject),
    jobSection(subject),
    signalsSection(subject),
    rightsSection(subject),
    placesSection(subject),
    limitsSection(subject),
  ];
}
