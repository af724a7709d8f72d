// npm run shots: pictures of every screen, to out/shots/
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn, runMain } from '../tools/machine/say.ts';
import { projectRoot } from '../tools/runtime/place.ts';
import { programsIn, runWithElectron } from './with-electron.ts';

runMain(async () => {
  if (!existsSync(join(projectRoot, 'test', 'shots'))) throw new CannotGoOn('There are no screens to picture yet: test/shots/ is missing.');
  return runWithElectron(programsIn('test/shots'), process.argv.slice(2));
});
