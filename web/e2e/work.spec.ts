import { enter, expect, report, settled, test } from './page'
import type { Page } from '@playwright/test'

const words = '路口的路灯不亮，晚上看不清'

async function act(page: Page, number: string, verb: string, { note = false, category }: { note?: boolean; category?: string } = {}): Promise<void> {
  await settled(page, `/work?matter=${encodeURIComponent(number)}`)
  await page.locator('.acts-verbs').getByRole('button', { name: verb, exact: true }).click()
  const form = page.locator('.act-form')
  await expect(form, 'the law stands at the point of act').toContainText('依据')
  if (note) await form.getByLabel(/说明/).fill('现场已处理，照片存档')
  if (category) {
    await form.getByRole('combobox').fill(category)
    await page.keyboard.press('Enter')
  }
  await form.getByRole('button', { name: verb, exact: true }).click()
  await expect(page.locator('.acts-said')).toContainText(`已${verb}`)
}

test('one report travels all the way through the hands of every role', async ({ page }) => {
  test.setTimeout(240_000)
  const { number, path } = await report(page, words)

  await enter(page, /受理/)
  await act(page, number, '立案', { category: '路灯' })
  await enter(page, /派遣/)
  await act(page, number, '派遣')

  const unit = await page.locator('.desk-one .matter-unit').innerText()
  await enter(page, unit.trim())
  await act(page, number, '接收')
  await act(page, number, '处置完毕', { note: true })

  await enter(page, /核查/)
  await act(page, number, '核查通过', { note: true })

  await settled(page, path)
  await expect(page.getByText('轮到您了')).toBeVisible()
  await page.locator('.acts-verbs button').first().click()
  await page.locator('.act-form button[type=submit]').click()
  await expect(page.locator('.matter-state .state-name')).toHaveText('已结案')
  await expect(page.locator('.told')).toHaveCount(7)
})

test('the queue is worked by keyboard', async ({ page }) => {
  await enter(page, /受理/)
  const rows = page.locator('.queue-row')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.locator('.desk-one .matter-number')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.desk-one .matter-number')).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('an act on a matter that someone else has moved is refused, and the matter is read again', async ({ page, context }) => {
  const { number } = await report(page, words)
  await enter(page, /受理/)
  const other = await context.newPage()
  for (const one of [page, other]) await settled(one, `/work?matter=${encodeURIComponent(number)}`)
  await act(other, number, '立案', { category: '路灯' })
  await page.locator('.acts-verbs').getByRole('button', { name: '不予受理' }).click()
  await page.locator('.act-form select').selectOption({ index: 1 })
  await page.locator('.act-form button[type=submit]').click()
  await expect(page.locator('.acts-said')).toContainText('别人刚刚动过')
  await expect(page.locator('.desk-one .matter-state .state-name')).toHaveText('已立案')
})

test('a wrong password is refused in plain words', async ({ page }) => {
  await settled(page, '/login')
  await page.getByLabel('账号').fill('nobody')
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('账号或密码不对')
})
