import type { GoldenScreen } from './golden-screens.js';
import { inAscii } from './in-ascii.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';
import { restless } from './restless-samples.js';

/** Charts: where they have room and where not, of a process, a subtree and nothing, below a dialog. */
export const chartScreens: readonly GoldenScreen[] = [
  charts('charts', 200, 50, ['Home', 'Down', 'Down', 'Down']),
  ascii(charts('charts', 200, 50, ['Home', 'Down', 'Down', 'Down'])),
  charts('charts', 100, 45, ['Home', 'Down', 'Down', 'Down']),
  charts('charts', 80, 24, ['Home', 'Down', 'C', 'C']),
  charts('charts', 40, 12, ['Home', 'Down']),
  charts('charts-none-selected', 200, 50, []),
  charts('charts-subtree', 200, 50, ['Home', 'Down', 'Down', 'o']),
  charts('charts-folded', 200, 50, ['Home', 'Down', 'Down', 'Down', '-']),
  charts('charts-hidden', 200, 50, ['Home', 'C']),
  charts('charts-picker', 200, 50, ['Home', 'Down', 'F9']),
];

/** The busy family after a minute and a half of ups and downs; the keys come when a third of it is left. */
function charts(
  what: string,
  width: number,
  height: number,
  keys: readonly string[],
): GoldenScreen {
  return {
    name: `${what}-${width}x${height}`,
    text: async () => {
      const [start] = (await samplesOf('busy-family')).slice(-1);
      if (!start) throw new Error('an empty recording');
      const viewer = { ...start.viewer, pid: 4711, canSignal: true };
      const models = modelsOfSamples(restless({ ...start, viewer }, 90));
      const steps = [...models.slice(0, 60), ...keys, ...models.slice(60)];
      return screenAfter(steps, { width, height });
    },
  };
}

function ascii({ name, text }: GoldenScreen): GoldenScreen {
  return { name: `${name}-ascii`, text: async () => inAscii(await text()) };
}
