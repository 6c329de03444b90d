/** What a signal will do to a process, as far as can be read before it is sent. */
export type Prediction = {
  /** Once it is delivered. */
  readonly effect: SignalEffect;
  /** What it waits for first: until then it is pending. Absent: it acts at once. */
  readonly heldBy?: SignalHold;
  /** Of `ignored` and `nothing`: why, as a word. */
  readonly cause?: NoEffectCause;
  /** `certain`: by the kernel's own rules; `likely`: unless it changes its mind in between; `possible`: it cannot be told. */
  readonly certainty: 'certain' | 'likely' | 'possible';
  /** The facts that it rests on, as sentences. Raw text. */
  readonly because: readonly string[];
};

export type SignalEffect =
  | 'terminates'
  /** Ends it, with a core dump where limits allow one. */
  | 'dumpsCore'
  | 'stops'
  | 'continues'
  /** Caught: its handler decides. */
  | 'runsHandler'
  /** Dropped: by its own wish, by default, or because it is an init. */
  | 'ignored'
  /** A zombie; CONT to one that is not stopped. */
  | 'nothing'
  | 'goesToTracer'
  | 'notPermitted'
  | 'unknown';

export type SignalHold = 'blocked' | 'stopped' | 'uninterruptible' | 'frozen' | 'tracerStop';

export type NoEffectCause =
  | 'zombie'
  /** It ends already, by another signal or of its own. */
  | 'ending'
  /** CONT to one that is not stopped. */
  | 'notStopped'
  /** A stop signal to one that is stopped: pending until the CONT that drops it. */
  | 'stoppedAlready'
  /** Its own wish. */
  | 'asked'
  | 'default'
  | 'init'
  | 'kernelThread'
  | 'orphanedGroup';
