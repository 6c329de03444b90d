/** uid (as text) → user name of /etc/passwd (passwd(5)). As in getpwuid(3) the first line of a uid wins. */
export function parsePasswd(text: string): Readonly<Record<string, string>> {
  const users: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [name, , uid] = line.split(':');
    if (!name || uid === undefined || !/^\d+$/.test(uid)) continue;
    users[String(Number(uid))] ??= name;
  }
  return users;
}
