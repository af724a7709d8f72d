import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/**
 * Targets are explicit because the oldest runtime we support is the fallback one
 * (Electron 33: Node 20.18, Chrome 130), not the one in package.json.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      // Bundled, zod is one file of what is used instead of some hundred that are read at each start; Graph's client
      // is one that the first request reads in a tenth of the time of its sixty, and what knows the numbering plans of the
      // world is one that the first person reads.
      externalizeDeps: { exclude: ['zod', 'canonicalize', 'jsonc-parser', '@microsoft/microsoft-graph-client', 'libphonenumber-js'] },
      rollupOptions: {
        input: {
          index: at('main/index.ts'),
          practice: at('practice/main.ts'),
          'journal-reading': at('main/reading/reading-process.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // A third fewer bytes to parse at each start. The names stay: a stack in the log says which function it was.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      // A sandboxed preload can load nothing: it must be one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // Vite's dev client needs an inline preamble; the production build has none.
    html: { cspNonce: process.env.NODE_ENV === 'development' ? 'latchkey-dev' : undefined },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      // Parsing is a good part of the start: half the bytes, and the same code.
      minify: true,
      rollupOptions: {
        input: { index: at('renderer/index.html') },
        // What several parts share in one file: each further one is another question to main at the start.
        output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
      },
    },
  },
});
