/** What `treetop doctor` finds. An absent key could not be found out. */
export type MachineFacts = {
  readonly terminal: TerminalFacts;
  readonly program: ProgramFacts;
  readonly kernel: KernelFacts;
  readonly procfs: ProcfsFacts;
  readonly rights: RightsFacts;
  readonly processFiles: ProcessFilesFacts;
};

export type TerminalFacts = {
  readonly isStdinTty: boolean;
  readonly isStdoutTty: boolean;
  readonly term?: string;
  /** 0 = none. */
  readonly colours: 0 | 16 | 256;
  readonly hasNoColor: boolean;
  readonly isUtf8: boolean;
  /** The variable that decides, as `LANG=C.UTF-8`; absent where none is set. */
  readonly locale?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly timeZone?: string;
  readonly utcOffsetMinutes: number;
};

export type ProgramFacts = {
  readonly nodeVersion: string;
  readonly hasKoffi: boolean;
  /** Why there are no pidfds; absent where there are. */
  readonly pidfdsUnavailable?: string;
  /** Absent where it does not load. */
  readonly systeminformationVersion?: string;
  /** What reads command lines; `unrunnable` where nothing that can is installed. */
  readonly commandLineHelper?: 'setpriv' | 'grep' | 'unrunnable';
};

export type KernelFacts = {
  readonly release?: string;
  readonly arch?: string;
  readonly pressure: 'measured' | 'off' | 'absent';
  /** Absent where the kernel has no such switch. */
  readonly isDelayCounted?: boolean;
  readonly isRunDelayCounted: boolean;
  readonly cgroupVersion?: 'v1' | 'v2' | 'v1 and v2';
};

export type ProcfsFacts = {
  readonly isMounted: boolean;
  readonly processCount?: number;
  /** The mount option; absent where nothing is hidden. */
  readonly hidepid?: string;
  readonly isInitialPidNamespace?: boolean;
};

export type RightsFacts = {
  readonly uid: number;
  readonly user?: string;
  /** CapEff as 16 hexadecimal digits. */
  readonly capabilities?: string;
  readonly isInitialUserNamespace?: boolean;
  /** kernel.yama.ptrace_scope; absent where there is no Yama. */
  readonly ptraceScope?: number;
  /** Absent = unlimited, or not known: then the budget is 0. */
  readonly descriptorLimit?: number;
  readonly descriptorBudget: number;
};

/** Files of a process that not everybody may read. */
export type GuardedFile = 'io' | 'wchan' | 'smaps_rollup' | 'syscall' | 'stack';

/** `silent`: it did not answer in time. */
export type FileAccess = 'readable' | 'denied' | 'absent' | 'silent';

export type FileAccesses = Readonly<Partial<Record<GuardedFile, FileAccess>>>;

export type ProcessFilesFacts = {
  /** Of a process of our own user; absent where none was found. */
  readonly own?: FileAccesses;
  /** Of another user's. */
  readonly other?: FileAccesses;
};
