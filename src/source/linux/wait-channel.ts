import { parseWchan } from './details/small-values.js';
import type { SmallFiles } from './small-files.js';

/**
 * Where a process or thread sleeps: '' where the kernel names nothing. It says `0` as well to those who may not
 * know: `mayInspect` is whether another file under the same rule could be read.
 */
export function waitChannelAt(
  directory: string,
  mayInspect: boolean,
  readSmallFile: SmallFiles,
): { readonly waitChannel?: string } {
  const bytes = readSmallFile(`${directory}/wchan`);
  const name = typeof bytes === 'string' ? undefined : parseWchan(bytes);
  if (name === undefined || (name === '0' && !mayInspect)) return {};
  return { waitChannel: name === '0' ? '' : name };
}
