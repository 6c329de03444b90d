export type CheckState = 'ok' | 'limited' | 'missing' | 'unknown';

type CheckTopic = 'Terminal' | 'Program' | 'Kernel' | 'Processes' | 'Rights';

/** One thing that the machine and these rights allow, or not. Texts may hold raw text of the machine. */
export type Check = {
  readonly id: string;
  readonly topic: CheckTopic;
  readonly title: string;
  /** What was found; absent where that is not known. */
  readonly value?: string;
  readonly state: CheckState;
  /** What treetop has of it. */
  readonly enables: string;
  /** How to get it, where it is not ok and there is a way. */
  readonly advice?: string;
};

/** What a check decides by: all but where it stands. */
export type Finding = Pick<Check, 'value' | 'state' | 'advice'>;
