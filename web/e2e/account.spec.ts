import { createHmac } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { clean, enter, expect, officersWith, settled, speak, test } from './page'

const own = 'a long way down to the river'

/** The code of RFC 6238 that a telephone would show; `ahead` counts steps of thirty seconds. */
function totp(secret: string, ahead = 0): string {
  const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map(byte => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(step).digest()
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** A new member of staff, as the security administrator makes one; the password opens once. */
async function newOfficer(request: APIRequestContext): Promise<{ account: string; password: string }> {
  const [security] = await officersWith(request, 'ADMINISTER_SECURITY')
  const { items } = (await (await request.get('/api/v1/demo/accounts')).json()) as { items: { account: string; password: string }[] }
  const { password } = items.find(each => each.account === security)!
  const session = (await (await request.post('/api/v1/session', { data: { account: security, password } })).json()) as { csrf: string }
  const account = `new-${Date.now()}`
  const made = await request.post('/api/v1/accounts', { data: { account, name: '林新' }, headers: { 'X-CSRF-Token': session.csrf } })
  expect(made.ok(), await made.text()).toBe(true)
  return (await made.json()) as { account: string; password: string }
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await settled(page, '/login')
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
}

test('a new officer gets to work: a password of their own, the second factor, and its codes once', async ({ page, request, browser, baseURL }) => {
  const { account, password } = await newOfficer(request)
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, account, password)
  await expect(page.getByRole('heading', { name: '先换成自己的密码' })).toBeVisible()
  await clean(page, 'the first password')
  await settled(page, '/work')
  await expect(page, 'the desk is not there yet').toHaveURL(/\/account$/)

  await page.getByLabel('原密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(own)
  await page.getByLabel('再写一遍新密码').fill('something else')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('不一样')
  await page.getByLabel('再写一遍新密码').fill(own)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: '先设好动态口令' })).toBeFocused()
  await page.getByRole('button', { name: '开始设置' }).click()
  const secret = (await page.locator('.enrol-key').innerText()).replace(/\s/g, '')
  await expect(page.getByRole('link', { name: '在这台设备的应用里打开' })).toHaveAttribute('href', new RegExp(`^otpauth://totp/.*secret=${secret}&`))
  await expect(page.locator('.qr')).toBeVisible()
  await clean(page, 'the key of the second factor')
  await page.getByLabel('动态口令').fill('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('second-factor.wrong')
  await page.getByLabel('动态口令').fill(totp(secret))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: '请保存恢复码' })).toBeVisible()
  await expect(page.locator('.recovery li')).toHaveCount(10)
  const recovery = await page.locator('.recovery li').first().innerText()
  await clean(page, 'the recovery codes')
  await page.getByRole('button', { name: '我已存好，继续' }).click()
  await page.waitForURL('**/work')
  await settled(page, '/account')
  await expect(page.getByText('已启用'), 'it is not offered twice').toBeVisible()
  await expect(page.locator('.recovery'), 'the codes are shown once').toHaveCount(0)
  await clean(page, 'the own account')

  const elsewhere = await (await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'zh-CN' })).newPage()
  await signIn(elsewhere, account, own)
  await elsewhere.getByLabel('动态口令或恢复码').fill(recovery)
  await elsewhere.keyboard.press('Enter')
  await elsewhere.waitForURL('**/work')
  await page.reload()
  await expect(page.locator('.own-sessions li')).toHaveCount(2)
  await page.locator('.own-sessions button').click()
  await expect(page.locator('.own-sessions li')).toHaveCount(1)
  await settled(elsewhere, '/account')
  await expect(elsewhere, 'ended there as well').toHaveURL(/\/login$/)
  await elsewhere.context().close()
})

test('the own account stands in the menu, and a demo password stays', async ({ page, request }) => {
  await speak(page, 'en')
  await page.emulateMedia({ colorScheme: 'dark' })
  await enter(page, (await officersWith(request, 'INTAKE'))[0]!)
  await page.getByRole('link', { name: /My account/ }).first().click()
  await expect(page.getByRole('heading', { name: 'My account' })).toBeFocused()
  await clean(page, 'the own account in the dark')
  await page.getByLabel('Old password').fill('anything')
  await page.getByLabel('New password', { exact: true }).fill(own)
  await page.getByLabel('New password once more').fill(own)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('password.demo')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('alert').first()).toContainText('second-factor.demo')
})

test('the login page says that a provider refused, and leads to one only where the city has one', async ({ page, request }) => {
  const ways = (await (await request.get('/api/v1/login')).json()) as { provider?: string | null }
  await settled(page, '/login?refused=provider')
  await expect(page.getByRole('alert')).toContainText('统一身份认证没有让您进入')
  await expect(page.locator('a[href="/api/v1/login/begin"]')).toHaveCount(ways.provider ? 1 : 0)
  await clean(page, 'the login after a refusal')
})
