import { isRelease } from './build-kind.ts';
import { refusedInRelease } from './shell/hardening-rules.ts';
import { refuseStart } from './shell/refuse-start.ts';

// Before any other module of ours is read. Awaited, as Electron becomes ready only after this one has been.
const refused = isRelease ? refusedInRelease(process.argv, process.env, process.platform) : [];
if (refused.length > 0) refuseStart(refused);
else (await import('./start.ts')).startLatchkey(import.meta.dirname);
