// npm run runtime: prepares the runtime and starts nothing
import { runMain, say } from '../machine/say.ts';
import { ensureRuntime } from './ensure-runtime.ts';

runMain(async () => {
  await ensureRuntime(say);
  return 0;
});
