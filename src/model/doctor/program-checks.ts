import type { ProgramFacts } from '../../sample/machine-facts.js';
import type { Check, Finding } from './check.js';

/** What the program itself has found to work with. */
export function programChecks(facts: ProgramFacts): readonly Check[] {
  const check = (id: string, title: string, enables: string, finding: Finding): Check => ({
    ...{ id, topic: 'Program', title, enables },
    ...finding,
  });
  return [
    check('node', 'Node', 'treetop runs on 20.19 or newer', {
      value: facts.nodeVersion,
      state: 'ok',
    }),
    check('commandLines', 'command lines', 'whole command lines', commandLines(facts)),
    check(
      'systeminformation',
      'systeminformation',
      'disks, networks, temperatures, batteries',
      systeminformation(facts),
    ),
    check('native', 'native part', 'pidfds', native(facts)),
    check('pidfds', 'pidfds', 'no signal reaches whom a pid is given to next', pidfds(facts)),
    check('kernelEvents', 'kernel events', 'processes that live shorter than the interval', {
      value: 'not in this version: samples are compared',
      state: 'missing',
    }),
  ];
}

function commandLines({ commandLineHelper }: ProgramFacts): Finding {
  switch (commandLineHelper) {
    case 'setpriv':
      return { value: 'by GNU grep, through setpriv', state: 'ok' };
    case 'grep':
      return {
        value: 'by GNU grep alone, which may outlive a treetop that is killed',
        state: 'limited',
        advice: 'install setpriv: util-linux 2.33 or newer',
      };
    case 'unrunnable':
      return {
        value: 'no GNU grep: names are shown instead',
        state: 'missing',
        advice: 'install GNU grep',
      };
    default:
      return { value: 'grep did not answer', state: 'unknown' };
  }
}

function systeminformation({ systeminformationVersion }: ProgramFacts): Finding {
  if (systeminformationVersion !== undefined)
    return { value: systeminformationVersion, state: 'ok' };
  const advice = 'install treetop again: a package is missing';
  return { value: 'does not load', state: 'missing', advice };
}

function native({ hasKoffi }: ProgramFacts): Finding {
  return hasKoffi
    ? { value: 'koffi is installed', state: 'ok' }
    : {
        value: 'koffi is not installed',
        state: 'missing',
        advice: 'install treetop again, with its optional packages',
      };
}

/** Without them the start time is compared just before, which leaves microseconds. */
function pidfds({ pidfdsUnavailable }: ProgramFacts): Finding {
  return pidfdsUnavailable === undefined
    ? { value: 'usable', state: 'ok' }
    : { value: pidfdsUnavailable, state: 'limited' };
}
