import { clean, expect, report, sendReport, settled, test } from './page'

const words = '人行道上的井盖松动，走过会响'

test('a resident reports by keyboard alone and follows the private link', async ({ page }) => {
  const { number, path } = await report(page, words)
  await clean(page, 'the receipt')
  expect(path).toMatch(/^\/matters\/[^#]+#t=.{16,}$/)

  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await settled(page, path)
  await expect(page.locator('.own-text')).toHaveText(words)
  await clean(page, 'the own matter')
  const token = path.split('#t=')[1]!
  expect(asked.filter(url => url.includes(token)), 'the token stays out of every address').toEqual([])

  await settled(page, `/matters/${number}`)
  await expect(page.locator('.story .told').first()).toBeVisible()
  await expect(page.locator('.own-text')).toHaveCount(0)
  expect(await page.locator('main').innerText()).not.toContain('井盖松动')
})

test('a form without what or where says what is missing and sends nothing', async ({ page }) => {
  await settled(page, '/report')
  const sent: string[] = []
  page.on('request', request => request.method() === 'POST' && sent.push(request.url()))
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('请写明是什么事')).toBeVisible()
  await expect(page.getByText('请选择或写明地点')).toBeVisible()
  await expect(page.getByLabel(/什么事/)).toBeFocused()
  expect(sent).toEqual([])
})

test('a click on the plan moves in and marks a point at the smallest area', async ({ page }) => {
  await settled(page, '/report')
  for (let depth = 0; depth < 8; depth++) {
    await expect(page.locator('.plan-area').first()).toBeVisible()
    const trail = await page.locator('.trail li').count()
    await page.locator('.plan-area').first().click()
    await expect(page.locator('.trail li')).toHaveCount(trail + 1)
    await page.waitForLoadState('networkidle')
    if (await page.locator('.plan-pin').count()) break
  }
  await expect(page.locator('.plan-pin')).toBeVisible()
  await page.getByLabel(/什么事/).fill(words)
  await sendReport(page)
})

test('anyone can ask who answers here, and why', async ({ page }) => {
  await settled(page, '/')
  await page.locator('.picker-list button').first().click()
  await page.getByRole('combobox', { name: '类别' }).fill('井盖')
  await page.keyboard.press('Enter')
  await expect(page.locator('.who-answer .who-unit')).not.toBeEmpty()
  await expect(page.locator('.who-answer')).toContainText('依据')
  await clean(page, 'who answers here')
})

test('a partial standard and a local code never pass for the standard', async ({ page }) => {
  await settled(page, '/report')
  await page.getByRole('combobox', { name: /类别/ }).fill('30428')
  const system = page.locator('.combo-system').first()
  await expect(system).toContainText('GB/T 30428.2-2013')
  await expect(system).toContainText('部分')
})

test('an unknown number gets a plain sentence', async ({ page }) => {
  await settled(page, '/')
  await page.getByLabel('查一件事项').fill('nothing-here')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('没有找到')
})
