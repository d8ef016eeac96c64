import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The server's own types and words, read from its source: there is no copy that could fall behind.
    alias: [
      { find: /^@server\/(.*)\.js$/, replacement: fileURLToPath(new URL('../src/$1.ts', import.meta.url)) },
    ],
  },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1_200 },
  server: {
    proxy: { '/api': server, '/live': { target: server, ws: true } },
  },
});
