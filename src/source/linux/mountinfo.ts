/**
 * The `hidepid` option of the proc mounted at `mountPoint`, from /proc/self/mountinfo
 * (proc_pid_mountinfo(5)); undefined where it hides nothing. The last mount is the one seen.
 */
export function hidepidOf(mountinfo: string, mountPoint: string): string | undefined {
  let options: string | undefined;
  for (const line of mountinfo.split('\n')) {
    const [mount, superblock] = line.split(' - ');
    if (unescaped(mount?.split(' ')[4] ?? '') === mountPoint) options = superblock?.split(' ')[2];
  }
  const hidepid = /(?:^|,)hidepid=([^,]+)/.exec(options ?? '')?.[1];
  return hidepid === '0' || hidepid === 'off' ? undefined : hidepid;
}

/** A mounted cgroup hierarchy. */
export type CgroupMount = {
  /** The cgroup that is the top of what is mounted: `/`, or a container's. */
  readonly root: string;
  readonly mountPoint: string;
  /** Of version 1; undefined for version 2, where the directories tell. */
  readonly controllers: readonly string[] | undefined;
};

/** The cgroup hierarchies among the mounts. */
export function cgroupMounts(mountinfo: string): readonly CgroupMount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [mount = '', superblock = ''] = line.split(' - ');
    const [type, , options = ''] = superblock.split(' ');
    if (type !== 'cgroup' && type !== 'cgroup2') return [];
    const [, , , root = '', mountPoint = ''] = mount.split(' ').map(unescaped);
    return [{ root, mountPoint, controllers: type === 'cgroup' ? options.split(',') : undefined }];
  });
}

/** Space, tab, newline and backslash are octal escapes there. */
function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(parseInt(digits, 8)));
}
