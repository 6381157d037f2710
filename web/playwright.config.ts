import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** The browser that is installed; one is never downloaded. */
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const chromium = process.env.CHROMIUM ?? usual.find(existsSync)

export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    baseURL: process.env.XIUCHENG_URL ?? 'http://127.0.0.1:8080',
    locale: 'zh-CN',
    timezoneId: 'UTC',
    trace: 'off',
    actionTimeout: 10_000,
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true }, testMatch: /pages\.spec\.ts/, grep: /clean/ },
  ],
})
