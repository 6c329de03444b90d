/** The parts of blessed that we load by themselves, as far as we use them. */
declare module 'blessed/lib/program.js' {
  import type { EventEmitter } from 'node:events';

  export type Program = {
    cols: number;
    rows: number;
    readonly put: { readonly keypad_xmit: () => void };
    readonly tput: {
      readonly strings: Readonly<Record<string, string | undefined>>;
      readonly keypad_local: () => string;
      readonly exit_ca_mode: () => string;
      readonly cursor_normal: () => string;
    };
    readonly alternateBuffer: () => void;
    readonly csr: (top: number, bottom: number) => void;
    readonly hideCursor: () => void;
    readonly clear: () => void;
    /** Writes what was collected. */
    readonly flush: () => void;
  };

  export default function createProgram(options: {
    readonly input: EventEmitter;
    readonly output: EventEmitter;
    readonly buffer: boolean;
    readonly forceUnicode: boolean;
  }): Program;
}

declare module 'blessed/lib/tput.js' {
  /** Makes functions of the strings of a terminal's description. */
  const Tput: {
    readonly prototype: { _compile: (info: object, name: string, text: unknown) => unknown };
  };
  export default Tput;
}
