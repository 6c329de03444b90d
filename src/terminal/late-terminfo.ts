import Tput from 'blessed/lib/tput.js';

type Method = (this: unknown, params: readonly unknown[]) => unknown;
type Compiler = typeof Tput.prototype;

/**
 * blessed makes a function, by `new Function`, of each of the 300 strings in the terminal's description:
 * for a dozen that are used. While `make` runs, each is made when it is called. Only those with a condition can fail,
 * and they are made at once: by that blessed knows that it has misread a description (screen-256color's), and
 * takes its own for xterm.
 */
export function withLateTerminfo<Made>(make: () => Made): Made {
  const compiler = Tput.prototype;
  const compile = compiler._compile;
  compiler._compile = function (this: Compiler, info, name, text) {
    const isLate = typeof text === 'string' && text !== '' && !condition.test(text);
    if (!isLate) return compile.call(this, info, name, text);
    return lateMethod(() => compile.call(this, info, name, text) as Method);
  };
  try {
    return make();
  } finally {
    compiler._compile = compile;
  }
}

const condition = /%[?te;]/;

function lateMethod(compile: () => Method): Method {
  let method: Method | undefined;
  return function (params) {
    method ??= compile();
    return method.call(this, params);
  };
}
