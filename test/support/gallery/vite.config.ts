import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** `npm run gallery`: every state of the window in a browser, over the fake desk. Built and served by a test of its own. */
const project = resolve(import.meta.dirname, '../../..');

/** The product's own, which the window must keep to here as well; a server of developers needs more than it allows. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'self'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: resolve(project, 'node_modules/.vite-gallery'),
  plugins: [react()],
  server: { host: '127.0.0.1', port: 4179, fs: { allow: [project] } },
  build: {
    outDir: resolve(project, 'out/gallery'),
    emptyOutDir: true,
    target: 'chrome130',
    rollupOptions: {
      input: { index: resolve(import.meta.dirname, 'index.html'), window: resolve(import.meta.dirname, 'window.html') },
    },
  },
  preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': policy } },
});
