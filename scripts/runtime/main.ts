// Prepares the runtime without starting anything: node scripts/runtime/main.ts
import { runMain, say } from '../machine/say.ts';
import { ensureRuntime } from './ensure-runtime.ts';

runMain(async () => {
  await ensureRuntime(say);
  return 0;
});
