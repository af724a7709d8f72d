import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The window without Electron, for looking at it: `npx vite build --config test/support/gallery/vite.config.ts`,
 * then `vite preview` with the product's own content security policy.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: resolve(import.meta.dirname, '../../../out/gallery'), emptyOutDir: true, target: 'chrome130' },
  preview: { host: '127.0.0.1', port: 4179, strictPort: true, headers: { 'Content-Security-Policy': policy } },
});
