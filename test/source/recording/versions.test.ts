// Recordings as they were written by the first program of each version of the format: they stay readable.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { formatVersion } from '../../../src/source/recording/format.js';
import { projectRoot } from '../../helpers/project-root.js';
import { samplesIn } from '../../helpers/recorded.js';

const directory = join(projectRoot, 'fixtures/recordings/versions');

test('of each version there is a recording, up to the one that is written today', (t) => {
  const versions = Array.from({ length: formatVersion }, (_, index) => index + 1);
  t.deepEqual(
    readdirSync(directory).sort(),
    versions
      .flatMap((version) => ['jsonl', 'samples', 'treetop'].map((end) => `${version}.${end}`))
      .sort(),
  );
});

for (const name of readdirSync(directory).filter((one) => !one.endsWith('.samples'))) {
  test(`${name} plays as it was recorded`, async (t) => {
    const [version] = name.split('.');
    const lines = readFileSync(join(directory, `${version}.samples`), 'utf8')
      .trim()
      .split('\n');
    const recorded = lines.map((line) => JSON.parse(line));
    t.true(recorded.length > 3);
    t.deepEqual(await samplesIn(join(directory, name)), recorded);
  });
}
