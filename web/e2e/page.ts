import AxeBuilder from '@axe-core/playwright'
import { expect, test as base } from '@playwright/test'
import type { APIRequestContext, Page } from '@playwright/test'

/** A page that fails its test on any error in the console, any broken policy and any script that throws. */
export const test = base.extend<{ quiet: void }>({
  quiet: [async ({ page }, use) => {
    const said: string[] = []
    page.on('console', message => {
      const expected = /the server responded with a status of 4\d\d/.test(message.text())
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

interface Officer { account: string; permissions: string[]; units: string[] }
let officers: Officer[] | null = null

/** The demo accounts with what each may do, asked of the server once: the tests name no role of their own. */
async function roster(request: APIRequestContext): Promise<Officer[]> {
  if (officers !== null) return officers
  const { items } = (await (await request.get('/api/v1/demo/accounts')).json()) as { items: { account: string; password: string }[] }
  const found: Officer[] = []
  for (const { account, password } of items) {
    const session = (await (await request.post('/api/v1/session', { data: { account, password } })).json()) as {
      permissions: string[]
      posts: { unit: { code: string } }[]
    }
    found.push({ account, permissions: session.permissions.map(name => name.toUpperCase()), units: session.posts.map(post => post.unit.code) })
  }
  return (officers = found)
}

export async function officersWith(request: APIRequestContext, permission: string, unit?: string): Promise<string[]> {
  return (await roster(request))
    .filter(officer => officer.permissions.includes(permission) && (unit === undefined || officer.units.includes(unit)))
    .map(officer => officer.account)
}

/** Signs in by the account's button on the login page. */
export async function enter(page: Page, account: string): Promise<void> {
  await settled(page, '/login')
  await page.locator('.demo-accounts button').filter({ has: page.getByText(account, { exact: true }) }).click()
  await page.locator('.login-form button[type=submit]').click()
  await page.waitForURL('**/work')
  await page.waitForLoadState('networkidle')
}

/** Signs in without the page of the login, for posts that have no queue to come to. */
export async function enterAs(page: Page, permission: string): Promise<void> {
  const [account] = await officersWith(page.request, permission)
  const { items } = (await (await page.request.get('/api/v1/demo/accounts')).json()) as { items: { account: string; password: string }[] }
  const { password } = items.find(each => each.account === account)!
  expect((await page.request.post('/api/v1/session', { data: { account, password } })).ok()).toBe(true)
}

/** Signs in as the first of these in whose reach the matter lies, and opens it at the desk. */
export async function takeUp(page: Page, accounts: string[], number: string, verb: string): Promise<void> {
  for (const account of accounts) {
    await enter(page, account)
    await settled(page, `/work?matter=${encodeURIComponent(number)}`)
    await expect(page.locator('.desk-one').locator('.matter-number, .note-bad').first()).toBeVisible()
    if (await page.locator('.acts-verbs').getByRole('button', { name: verb, exact: true }).count()) return
  }
  throw new Error(`none of ${accounts.join(', ')} may ${verb} ${number}`)
}

/** Sends the filled-in form, also where the page first says by what others could guess who reports. */
export async function sendReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^(已收到|别人可能猜出是您反映的：)$/).first()).toBeVisible()
  if (await page.getByRole('heading', { name: '已收到' }).count()) return
  await clean(page, 'the warning before a report is sent')
  await page.getByRole('button', { name: '提交' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '已收到' })).toBeVisible()
}

/** Reports something at the smallest place the list leads to, by keyboard alone, and gives back the private link. */
export async function report(page: Page, what: string, contact: { phone?: string } = {}): Promise<{ number: string; path: string }> {
  await settled(page, '/report')
  await page.getByLabel(/什么事/).focus()
  await page.keyboard.type(what)
  for (let depth = 0; depth < 8; depth++) {
    await expect(page.locator('.picker-list button').first()).toBeVisible()
    const trail = await page.locator('.trail li').count()
    await page.locator('.picker-list button').first().focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('.trail li')).toHaveCount(trail + 1)
    if (await page.locator('.picker-list button[aria-pressed=true]').count()) break
  }
  if (contact.phone) await page.getByLabel(/^(手机|电话|联系电话|手机号)/).fill(contact.phone)
  await sendReport(page)
  const link = await page.getByRole('textbox', { name: '您的私人跟踪链接' }).inputValue()
  return { number: await page.locator('.receipt-number').innerText(), path: link.replace(/^https?:\/\/[^/]+/, '') }
}
