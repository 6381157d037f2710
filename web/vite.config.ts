import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Where the Java server listens while the pages are being worked on. */
const server = process.env.XIUCHENG_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../target/classes/static', // the jar serves it from there
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0, // the content security policy knows no data: scripts or fonts
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: { '/api': server, '/open311': server, '/health': server } },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
})
