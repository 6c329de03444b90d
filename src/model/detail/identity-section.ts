import type { Boot } from '../../sample/host-sample.js';
import { formatCount } from '../../text/format-count.js';
import { formatSpan } from '../../text/format-duration.js';
import { formatInstant } from '../../text/format-instant.js';
import { commandOf, startedAtMsOf, userNameOfUid } from '../facts-of-process.js';
import type { Process } from '../process.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import { type Subject, toldOf } from './subject.js';
import { unreadReason } from './unread-reason.js';

/** Who it is. */
export function identitySection(subject: Subject): Section {
  const { sample } = subject.process;
  const facts: readonly Fact[] = [
    fact('pid', String(sample.pid)),
    fact('name', sample.comm),
    fact('user', idsTold(subject, 'uids')),
    fact('group', idsTold(subject, 'gids')),
    wideFact('groups', groupsTold(subject)),
    wideFact('started', startedTold(subject)),
    { ...wideFact('command', commandTold(subject)), cut: { lines: 4, hint: '… w shows all' } },
  ];
  return { title: 'identity', facts };
}

/** The whole command line, raw; a name in brackets where there is none. */
export function commandTold({ process, absence }: Subject): Told {
  const { pid, cmdline } = process.sample;
  if (process.isKernelThread) return { text: 'none: a kernel thread' };
  if (cmdline?.argv?.length)
    return { text: `${commandText(process, cmdline.argv)}${cmdline.isCut ? cutText : ''}` };
  if (process.state === 'Z') return { text: 'none any more: it has ended' };
  if (cmdline?.argv) return { text: 'none: it has cleared it' };
  switch (cmdline?.unread) {
    case undefined:
      return { unknown: absence };
    case 'vanished':
      return { unknown: 'it was gone before it could be read' };
    default:
      return { unknown: unreadReason(cmdline?.unread ?? 'missing', `/proc/${pid}/cmdline`) };
  }
}

function commandText(process: Process, argv: readonly string[]): string {
  const isEmpty = argv.every((word) => word === '');
  if (!isEmpty) return commandOf(process);
  return argv.length === 1 ? 'an empty argument' : `${formatCount(argv.length)} empty arguments`;
}

const cutText = ' … (more was there than is read)';

function startedTold(subject: Subject): Told {
  const { process, model } = subject;
  const { boot } = model.sample;
  const startedAtMs = startedAtMsOf(process, boot);
  if (startedAtMs === undefined) {
    return { unknown: 'it is not known when this machine started' };
  }
  return { text: `${formatInstant(startedAtMs, boot.utcOffsetMinutes)}, ${ageText(subject)} ago` };
}

/** By the clock that does not jump, where the uptime is known. */
function ageText({ process, model }: Subject): string {
  const { boot, host, takenAtMs } = model.sample;
  const startedMs = (process.sample.startTicks * 1000) / boot.ticksPerSecond;
  if (host.uptimeSeconds !== undefined) {
    return formatSpan(Math.max(0, host.uptimeSeconds * 1000 - startedMs));
  }
  const startedAtMs = startedAtMsOf(process, boot);
  return formatSpan(startedAtMs && Math.max(0, takenAtMs - startedAtMs));
}

/** One where all are the same; else each that differs by its role. */
function idsTold({ process, model }: Subject, key: 'uids' | 'gids'): Told {
  const ids = process.sample.status?.[key];
  if (ids === undefined || ids.length === 0) {
    return { unknown: `not read, or not allowed: /proc/${process.sample.pid}/status` };
  }
  const { boot } = model.sample;
  const nameOf = (id: number) => (key === 'uids' ? userText(id, boot) : String(id));
  const [real = 0, effective = real, saved = effective, fileSystem = effective] = ids;
  if (ids.every((id) => id === real)) return { text: nameOf(real) };
  const isOther = fileSystem !== effective;
  return {
    text: [
      `real ${nameOf(real)}`,
      `effective ${nameOf(effective)}`,
      `saved ${nameOf(saved)}`,
      ...(isOther ? [`file system ${nameOf(fileSystem)}`] : []),
    ].join(', '),
  };
}

function userText(uid: number, boot: Boot): string {
  const name = userNameOfUid(uid, boot);
  return name === String(uid) ? name : `${name} (${uid})`;
}

function groupsTold(subject: Subject): Told {
  return toldOf(subject, 'status', ({ groups }) =>
    groups?.length === 0 ? 'none beside it' : groups?.join(' '),
  );
}
