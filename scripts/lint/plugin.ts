// Rules of our own for oxlint (`jsPlugins` in .oxlintrc.json). They check what this project promises about
// itself and no general rule can express. Each message says what to do instead.
import { ipcRule } from './rules/ipc.ts';
import { layersRule } from './rules/layers.ts';
import { networkRule } from './rules/network.ts';
import { windowDeskRule } from './rules/window-desk.ts';

// oxlint loads a plugin by its default export.
export default {
  meta: { name: 'latchkey' },
  rules: { layers: layersRule, network: networkRule, ipc: ipcRule, 'window-desk': windowDeskRule },
};
