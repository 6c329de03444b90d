import type { OpenFile } from '../../sample/process-details.js';
import { formatCount } from '../../text/format-count.js';
import { type Block, note, type TableColumn, toldNote } from './block.js';
import { openMode } from './open-mode.js';
import { knownOf, type Subject, toldOf } from './subject.js';

const columns: readonly TableColumn[] = [
  { title: 'fd', width: 5, align: 'right' },
  { title: 'kind', width: 7, align: 'left' },
  { title: 'mode', width: 4, align: 'left' },
  { title: 'offset', width: 11, align: 'right' },
  { title: 'what is open', width: 0, align: 'left' },
];

/** Its open descriptors, by number. */
export function fileBlocks(subject: Subject): readonly Block[] {
  const files = knownOf(subject, 'files');
  if (!files) {
    return [toldNote(toldOf(subject, 'files', () => undefined))];
  }
  const { list, isCut } = files;
  if (list.length === 0) return [note(emptyText(subject))];
  const rows = list.map(rowOf);
  const count = `${formatCount(list.length)} open${isCut ? ', and more than are read' : ''}`;
  // Who may list a directory of descriptors may not always follow them: that asks for what ptrace does.
  if (list.every(({ target, flags }) => target === undefined && flags === undefined)) {
    const { pid } = subject.process.sample;
    return [note(count), toldNote({ unknown: `what they are may not be read: /proc/${pid}/fd` })];
  }
  return [note(count), { type: 'table', columns, rows }];
}

function emptyText({ process }: Subject): string {
  if (process.isKernelThread) return 'none: a kernel thread';
  return process.state === 'Z' ? 'none any more: it is dead' : 'none';
}

function rowOf({ descriptor, target, flags, offset }: OpenFile): readonly string[] {
  return [
    String(descriptor),
    target === undefined ? '?' : kindOf(target),
    flags === undefined ? '?' : openMode(flags),
    offset === undefined ? '?' : formatCount(offset),
    target ?? 'it may not be read, or was closed just then',
  ];
}

/** What the link itself tells (proc_pid_fd(5)). */
function kindOf(target: string): string {
  const [kind = ''] = target.split(':', 1);
  if (target.startsWith('/memfd:')) return 'memory';
  if (target.startsWith('/')) return pathKind(target);
  return kinds.get(kind) ?? 'other';
}

function pathKind(target: string): string {
  if (target.endsWith(' (deleted)')) return 'deleted';
  return target.startsWith('/dev/') ? 'device' : 'file';
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['pipe', 'pipe'],
  ['socket', 'socket'],
  ['anon_inode', 'kernel'],
  ['mnt', 'names'],
  ['net', 'names'],
  ['pid', 'names'],
  ['user', 'names'],
]);
