/**
 * As much of koffi as this room uses. Declared here because it is optional: where it could not be installed,
 * the program must still compile.
 */
declare module 'koffi' {
  /** koffi takes the arguments of a variadic function in twos, each after the name of its type. */
  type NativeFunction = (...params: readonly unknown[]) => unknown;

  type PollHandle = { readonly close: () => void; readonly unref: () => void };

  const koffi: {
    /** null: what the running program has already, its C library among it. */
    readonly load: (path: null) => { readonly func: (prototype: string) => NativeFunction };
    readonly errno: () => number;
    readonly node: {
      readonly poll: (
        fd: number,
        events: { readonly readable: true },
        callback: () => void,
      ) => PollHandle;
    };
  };
  export default koffi;
}
