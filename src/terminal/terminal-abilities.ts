export type Colours = 'none' | 16 | 256;

export type TerminalAbilities = {
  readonly isUsable: boolean;
  /** One line for the user, where the terminal is not usable. */
  readonly reason?: string;
  readonly colours: Colours;
  readonly isUtf8: boolean;
  readonly hasBraille: boolean;
  /** It may be asked to report the mouse. */
  readonly hasMouse: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What the terminal can do, by the environment and by what stdin and stdout are. */
export function terminalAbilities(
  env: Environment,
  isTty: { readonly stdin: boolean; readonly stdout: boolean },
): TerminalAbilities {
  const reason = whyUnusable(env, isTty);
  return {
    isUsable: reason === undefined,
    ...(reason === undefined ? {} : { reason: `${reason}; \`treetop ps\` prints a list anywhere` }),
    colours: colours(env),
    isUtf8: isUtf8(env),
    // The fonts of the console have no dots.
    hasBraille: isUtf8(env) && env['TERM'] !== 'linux',
    hasMouse: !withoutMouse.test(env['TERM'] ?? ''),
  };
}

/** Consoles and typewriters. A terminal of another name that has no mouse does not know the modes, and skips them. */
const withoutMouse = /^(linux|vt\d|ansi|cons\d|pcansi|sun|wyse|eterm|hurd|dumb)/;

function whyUnusable(
  env: Environment,
  isTty: { readonly stdin: boolean; readonly stdout: boolean },
): string | undefined {
  if (!isTty.stdout) return 'the dashboard needs a terminal, but stdout is none';
  if (!isTty.stdin) return 'the dashboard needs a terminal, but stdin is none';
  if (!env['TERM']) return 'the dashboard needs a terminal, but TERM is not set';
  if (env['TERM'] === 'dumb') return 'the dashboard needs a cursor, but TERM is dumb';
  return undefined;
}

/** no-color.org: any NO_COLOR that is not empty counts. */
function colours(env: Environment): Colours {
  const term = env['TERM'] ?? '';
  if (env['NO_COLOR'] || /^(vt\d|ansi-m|.*-(m|mono)$)/.test(term)) return 'none';
  if (/^(truecolor|24bit)$/.test(env['COLORTERM'] ?? '')) return 256;
  return /256color|direct|kitty|alacritty|foot|ghostty|wezterm/.test(term) ? 256 : 16;
}

/**
 * The first of them that is set decides (locale(7)). Where none is, we take UTF-8: containers set no
 * locale, and the terminal outside them is hardly ever anything else.
 */
function isUtf8(env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
}
