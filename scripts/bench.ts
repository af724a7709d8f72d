// npm run bench: measures against baselines, to bench/results.json
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn, runMain } from '../tools/machine/say.ts';
import { projectRoot } from '../tools/runtime/place.ts';
import { runWithElectron } from './with-electron.ts';

runMain(async () => {
  if (!existsSync(join(projectRoot, 'bench', 'main.ts')))
    throw new CannotGoOn('There is nothing to measure yet: bench/main.ts is missing.');
  return runWithElectron(['bench/main.ts'], process.argv.slice(2));
});
