import AxeBuilder from '@axe-core/playwright'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'

/** A page that fails its test on any error in the console, any broken policy and any script that throws. */
export const test = base.extend<{ quiet: void }>({
  quiet: [async ({ page }, use) => {
    const said: string[] = []
    page.on('console', message => {
      const expected = /the server responded with a status of 40[14]/.test(message.text())
      if (message.type() === 'error' && !expected) said.push(message.text())
    })
    page.on('pageerror', error => said.push(error.message))
    await use()
    expect(said, 'the console stays quiet').toEqual([])
  }, { auto: true }],
})

export { expect }

export async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.addInitScript(chosen => localStorage.setItem('xiucheng.language', chosen), language)
}

/** WCAG 2.2 A and AA and the engine's best practices; nothing wider than the screen. */
export async function clean(page: Page, what: string): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`), `axe on ${what}`).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(over, `${what} is no wider than the screen`).toBeLessThanOrEqual(0)
}

export async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
}

/** Signs in as one of the demo roles, by its button on the login page. */
export async function enter(page: Page, role: string | RegExp): Promise<void> {
  await settled(page, '/login')
  await page.locator('.demo-accounts button').filter({ hasText: role }).first().click()
  await page.locator('.login-form button[type=submit]').click()
  await page.waitForURL('**/work')
  await page.waitForLoadState('networkidle')
}

/** Reports something at the smallest place the list leads to, by keyboard alone, and gives back the private link. */
export async function report(page: Page, what: string): Promise<{ number: string; path: string }> {
  await settled(page, '/report')
  await page.getByLabel(/什么事/).focus()
  await page.keyboard.type(what)
  for (let depth = 0; depth < 8; depth++) {
    const trail = await page.locator('.trail li').count()
    await page.locator('.picker-list button').first().focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('.trail li')).toHaveCount(trail + 1)
    if (await page.locator('.picker-list button[aria-pressed=true]').count()) break
    await expect(page.locator('.picker-list button').first()).toBeVisible()
  }
  await page.getByRole('button', { name: '提交' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '已收到' })).toBeVisible()
  const link = await page.getByRole('textbox', { name: '您的私人跟踪链接' }).inputValue()
  return { number: await page.locator('.receipt-number').innerText(), path: link.replace(/^https?:\/\/[^/]+/, '') }
}
