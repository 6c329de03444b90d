// Prints every golden screen, so that a test can see whether another locale or zone changes one.
import { goldenScreens } from './golden-screens.js';

for (const { name, text } of goldenScreens) process.stdout.write(`# ${name}\n${await text()}`);
