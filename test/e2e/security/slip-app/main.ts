import { app } from 'electron';
import { registerAppScheme } from '../../../../main/shell/protocol.ts';
import { createSlipPrinter } from '../../../../main/shell/slip.ts';
import { slipAsPdf, withSlipWindow } from '../../../../main/shell/slip-window.ts';
import { Secret } from '../../../../main/secret.ts';
import { silentLogger } from '../../../../main/log/logger.ts';
import { slip } from '../../../unit/shell/sample-slip.ts';

/** The slip's own code in an Electron without the rest of the app, handed to slip.test.ts. */
const parts = {
  slip,
  secret: (text: string) => new Secret(text),
  slipAsPdf,
  withSlipWindow,
  printSlip: createSlipPrinter({ getWindow: () => null, log: silentLogger }),
};
export type SlipParts = typeof parts;

registerAppScheme();
app.on('window-all-closed', () => undefined);
Object.assign(globalThis, { parts });
