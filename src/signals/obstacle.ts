import type { SignalTarget } from './target.js';

/** What has the pid of a target now is not what was aimed at. */
export type Obstacle =
  | { readonly type: 'gone' }
  | { readonly type: 'nowAnother'; readonly startTicks: number }
  | { readonly type: 'userChanged'; readonly fromUid: number; readonly toUid: number };

/** Who has a pid; `uid` is the effective one, undefined where it may not be read. */
export type Seen = { readonly startTicks: number; readonly uid: number | undefined };

/** Asked once more right before each act. `seen` undefined: nobody has that pid. */
export function obstacleOf(
  { startTicks, uid }: SignalTarget,
  seen: Seen | undefined,
): Obstacle | undefined {
  if (!seen) return { type: 'gone' };
  if (seen.startTicks !== startTicks) return { type: 'nowAnother', startTicks: seen.startTicks };
  if (uid !== undefined && seen.uid !== undefined && seen.uid !== uid) {
    return { type: 'userChanged', fromUid: uid, toUid: seen.uid };
  }
  return undefined;
}

export function obstacleText(obstacle: Obstacle, target: SignalTarget): string {
  switch (obstacle.type) {
    case 'gone':
      return 'it is gone';
    case 'nowAnother':
      return `now another process (started at tick ${obstacle.startTicks}, not ${target.startTicks})`;
    case 'userChanged':
      return `its user has changed (uid ${obstacle.toUid}, was ${obstacle.fromUid})`;
  }
}
