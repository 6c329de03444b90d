import type { FileLock } from '../../sample/process-details.js';
import { formatCount } from '../../text/format-count.js';
import type { Model } from '../model.js';
import { type Block, note, type TableColumn, toldNote } from './block.js';
import { knownOf, type Subject, toldOf } from './subject.js';

const columns: readonly TableColumn[] = [
  { title: 'kind', width: 6, align: 'left' },
  { title: 'mode', width: 5, align: 'left' },
  { title: 'it', width: 5, align: 'left' },
  { title: 'of what, and who else', width: 0, align: 'left' },
];

/** The file locks that it holds or waits for (proc_locks(5)). */
export function lockBlocks(subject: Subject): readonly Block[] {
  const locks = knownOf(subject, 'locks');
  if (!locks) {
    return [toldNote(toldOf(subject, 'locks', () => undefined))];
  }
  const { list, isPartial } = locks;
  const partial = isPartial
    ? [
        note(
          'not all is seen: of a lock of an open file only its descriptors tell, and those may not be read',
        ),
      ]
    : [];
  if (list.length === 0) return [note('it holds none and waits for none'), ...partial];
  const rows = list.map((lock) => rowOf(lock, subject.model));
  return [{ type: 'table', columns, rows }, ...partial];
}

function rowOf(lock: FileLock, model: Model): readonly string[] {
  const { kind, mode, isMandatory, isWaiting, path, fileId, others } = lock;
  const where = path ?? `device and inode ${fileId}`;
  const rest = others.map((other) => otherText(kind, other, model));
  return [
    kind,
    mode,
    isWaiting ? 'waits' : 'holds',
    [`${where}, ${rangeText(lock)}${isMandatory ? ', mandatory' : ''}`, ...rest].join('; '),
  ];
}

function rangeText({ startByte, endByte }: FileLock): string {
  if (startByte === 0 && endByte === undefined) return 'all of it';
  return `bytes ${formatCount(startByte)}–${endByte === undefined ? 'the end' : formatCount(endByte)}`;
}

function otherText(
  kind: FileLock['kind'],
  { pid, isWaiting }: FileLock['others'][number],
  { processes }: Model,
): string {
  // flock(2): forks share it, and it outlives who took it.
  const isShared = kind === 'FLOCK' && !isWaiting;
  const verb = isWaiting ? 'waited for by' : 'held by';
  if (pid === undefined) return `${verb} whoever has it open: the kernel names no process`;
  const other = [...processes.values()].find(({ sample }) => sample.pid === pid);
  const name = other ? ` ${other.sample.comm}` : ', not seen here';
  return isShared
    ? `taken by ${pid}${name}; held by all who have that descriptor still`
    : `${verb} ${pid}${name}`;
}
