import type { DetailStatus } from '../../../sample/process-details.js';
import { keyLines, kibibytes, onlyKnown, wholeNumber } from './key-lines.js';

/** What /proc/PID/status (proc_pid_status(5)) has beyond users and masks; older kernels say less. */
export function parseStatusDetails(bytes: Buffer): DetailStatus | undefined {
  const lines = keyLines(bytes);
  if (!lines.has('State') && !lines.has('Uid')) return undefined;
  const bytesOf = (key: string) => kibibytes(lines.get(key));
  const numberOf = (key: string) => wholeNumber(lines.get(key));
  return onlyKnown<DetailStatus>({
    groups: numbers(lines.get('Groups')),
    namespacePids: numbers(lines.get('NSpid')),
    peakVsizeBytes: bytesOf('VmPeak'),
    peakRssBytes: bytesOf('VmHWM'),
    lockedBytes: bytesOf('VmLck'),
    rssAnonymousBytes: bytesOf('RssAnon'),
    rssFileBytes: bytesOf('RssFile'),
    rssSharedBytes: bytesOf('RssShmem'),
    swapBytes: bytesOf('VmSwap'),
    capabilitiesEffective: maskOf(lines.get('CapEff')),
    capabilitiesPermitted: maskOf(lines.get('CapPrm')),
    capabilitiesBounding: maskOf(lines.get('CapBnd')),
    hasNoNewPrivileges: flagOf(lines.get('NoNewPrivs')),
    seccompMode: numberOf('Seccomp'),
    cpusAllowed: rangesOf(lines.get('Cpus_allowed_list')),
    memoryNodesAllowed: rangesOf(lines.get('Mems_allowed_list')),
    voluntarySwitches: numberOf('voluntary_ctxt_switches'),
    involuntarySwitches: numberOf('nonvoluntary_ctxt_switches'),
    umask: /^[0-7]{1,5}$/.exec(lines.get('Umask') ?? '')?.[0],
  });
}

/** None is an empty list, where the line is there. */
function numbers(text: string | undefined): readonly number[] | undefined {
  if (text === undefined || !/^(\d+(\s+\d+)*)?$/.test(text)) return undefined;
  return text === '' ? [] : text.split(/\s+/).map(Number);
}

function maskOf(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{1,64}$/.test(text) ? text : undefined;
}

function flagOf(text: string | undefined): boolean | undefined {
  return text === '0' || text === '1' ? text === '1' : undefined;
}

function rangesOf(text: string | undefined): string | undefined {
  return text !== undefined && /^[\d,-]+$/.test(text) ? text : undefined;
}
