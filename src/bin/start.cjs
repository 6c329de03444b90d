// Apart from treetop.cjs because an old Node cannot even parse import().
'use strict';
import('../../dist/src/main.js')
  .then((program) => program.main(process.argv.slice(2)))
  .catch((error) => {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    process.stderr.write(`treetop: ${reason}\n`);
    process.exit(1);
  });

function reasonOf(error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND' && /dist.src.main\.js/.test(error.message)) {
    return 'not built yet; run `npm ci` or `npm run build` first';
  }
  // Node reads the modules of a program many at a time.
  if (error.code === 'EMFILE' && /\.m?js$/.test(error.path)) {
    return 'too few open files are allowed to start: needs `ulimit -n 64`';
  }
  return undefined;
}
