import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.js'

// Officials' machines run browsers on Chromium 86; nothing is loaded from other sites.
const oldestBrowser = 'chrome86'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  cacheDir: '../../node_modules/.vite',
  resolve: { conditions: ['workspace', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: oldestBrowser,
    cssTarget: oldestBrowser,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // The API answers only to its own host names and pages, so the proxy passes them on as they are.
  server: {
    proxy: { '/api': { target: process.env.API_ORIGIN ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
})
