// Apart from treetop.cjs because an old Node cannot even parse import().
'use strict';
import('../../dist/src/main.js').then(
  function (program) {
    return program.main(process.argv.slice(2));
  },
  function (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && /dist.src.main\.js/.test(error.message)) {
      process.stderr.write('treetop: not built yet; run `npm ci` or `npm run build` first\n');
      process.exit(1);
    }
    throw error;
  },
);
