import { scenarioTest, startScenario } from '../../../helpers/scenario.js';
import { detailsOf, known, reasons } from './read-details.js';

scenarioTest(
  'of one that hangs in a page that never arrives all is told but what needs its memory map',
  async (t) => {
    const { pid } = await startScenario(t, 'fuse-hang');
    const { source, settled } = detailsOf(t, pid('victim'));
    const details = await settled();
    t.deepEqual(reasons(details), { memory: 'slowRead', environment: 'slowRead' });
    t.true(known(details?.files).list.length > 0);
    t.truthy(known(details?.status).cpusAllowed);
    const startMs = performance.now();
    await source.close();
    t.true(performance.now() - startMs < 1000);
  },
  'fuse',
);
