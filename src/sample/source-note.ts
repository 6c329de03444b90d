/** What could not be read, and why: a closed list. */
export type NoteCode =
  | 'hidepid' // some processes are hidden from this user
  | 'eacces' // a file may not be read with these rights
  | 'fdBudget' // too few descriptors to keep every stat open: reading costs more, nothing is missing
  | 'unfinished' // processes that are there are left for the next sample, which comes at once
  | 'intervalStretched' // a scan takes longer than the interval
  | 'slowRead' // a command line did not answer in time
  | 'garbled' // a file was not of the form that proc(5) gives
  | 'missing' // a file that every kernel has is not there
  | 'unknownPid' // a pid that was asked for is not there
  | 'unknownUser' // a user that was asked for is not there
  | 'gap' // a recorder did not look for much longer than its interval
  | 'clockJumped' // the wall clock moved otherwise than time did: it was set, or the machine slept
  | 'redacted' // a recorder was told not to ask for arguments
  | 'truncated' // a recording ends in the middle of a frame
  | 'foreign' // a file among recordings that is none
  | 'corrupt'; // a line of a recording does not match its checksum

export type SourceNote = {
  readonly code: NoteCode;
  /** A short plain sentence: who, what, from which file. Raw text. */
  readonly message: string;
  /** How many things it is true of, where that is counted: the message goes on from the number. */
  readonly count?: number;
};
