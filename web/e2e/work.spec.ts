import { expect, officersWith, report, settled, takeUp, test } from './page'
import type { Page } from '@playwright/test'

const words = '路口的路灯不亮，晚上看不清'

/** Does a verb at the desk where the matter already lies open. */
async function act(page: Page, verb: string, { note = false, category }: { note?: boolean; category?: string } = {}): Promise<void> {
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

test('one report travels all the way through the hands of every role', async ({ page, request }) => {
  test.setTimeout(240_000)
  const { number, path } = await report(page, words)

  await takeUp(page, await officersWith(request, 'INTAKE'), number, '立案')
  await act(page, '立案', { category: '暴露垃圾' })
  await takeUp(page, await officersWith(request, 'DISPATCH'), number, '派遣')
  await act(page, '派遣')

  const { lead } = (await (await request.get(`/api/v1/matters/${number}`)).json()) as { lead: { unit: { code: string } } }
  await takeUp(page, await officersWith(request, 'HANDLE', lead.unit.code), number, '接收')
  await act(page, '接收')
  await act(page, '处置完毕', { note: true })

  await takeUp(page, await officersWith(request, 'INSPECT'), number, '核查通过')
  await act(page, '核查通过', { note: true })

  await settled(page, path)
  await expect(page.getByText('轮到您了')).toBeVisible()
  await page.locator('.acts-verbs button').first().click()
  await page.locator('.act-form button[type=submit]').click()
  await expect(page.locator('.matter-state .state-name')).toHaveText('已结案')
  await expect(page.locator('.told'), 'the report and its six acts').toHaveCount(7)
})

test('the queue is worked by keyboard', async ({ page, request }) => {
  await takeUp(page, await officersWith(request, 'INTAKE'), (await report(page, words)).number, '立案')
  await settled(page, '/work')
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

test('an act on a matter that someone else has moved is refused, and the matter is read again', async ({ page, context, request }) => {
  const { number } = await report(page, words)
  await takeUp(page, await officersWith(request, 'INTAKE'), number, '立案')
  const other = await context.newPage()
  await settled(other, `/work?matter=${encodeURIComponent(number)}`)
  await act(other, '立案', { category: '暴露垃圾' })
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
