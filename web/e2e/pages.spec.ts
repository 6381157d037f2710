import { gzipSync } from 'node:zlib'
import { clean, enterAs, expect, officersWith, report, settled, speak, takeUp, test } from './page'

const open = ['/', '/report', '/matters', '/rules', '/login', '/procedures/closed-loop', '/duties', '/tables', '/roads', '/figures/hops', '/figures/misroutes', '/groups', '/consent', '/no/such/page']

for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
  test(`every public page is clean, ${language}, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: theme })
    await speak(page, language)
    for (const path of open) {
      await settled(page, path)
      await clean(page, path)
    }
    await settled(page, '/roads')
    await page.locator('main a[href^="/roads/"]').first().click()
    await expect(page.locator('.strip')).toBeVisible()
    await clean(page, 'one road')
    await settled(page, '/matters')
    await page.locator('.row-link').first().click()
    await expect(page.locator('.story .told').first()).toBeVisible()
    await clean(page, 'one matter')
  })
}

test('the desk of a role is clean', async ({ page, request }) => {
  const { number } = await report(page, '垃圾堆在路边，已有两天')
  await takeUp(page, await officersWith(request, 'INTAKE'), number, '立案')
  await expect(page.locator('.desk-one .story .told').first()).toBeVisible()
  await clean(page, 'the desk with a matter')
  const verb = page.locator('.acts-verbs button').first()
  await verb.click()
  await clean(page, 'the form of a verb')
  await settled(page, '/work')
  await expect(page.locator('.queue-row').first()).toBeVisible()
  await clean(page, 'the desk')
})

const desks = [['ADMINISTER_AUDIT', '/audit'], ['STEWARD', '/identity'], ['MODERATE', '/moderation'], ['SUPERVISE', '/floods'], ['INTAKE', '/account'], ['SUPERVISE', '/patrols'], ['INSPECT', '/scores'], ['SUPERVISE', '/roster'], ['SUPERVISE', '/tasks'], ['SUPERVISE', '/delegations'], ['SUPERVISE', '/reforms'], ['SUPERVISE', '/redirects'], ['SUPERVISE', '/tables']] as const

for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
  test(`every desk beside the queue is clean, ${language}, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: theme })
    await speak(page, language)
    for (const [permission, path] of desks) {
      await enterAs(page, permission)
      await settled(page, path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.note-bad')).toHaveCount(0)
      await clean(page, path)
    }
    await enterAs(page, 'ADMINISTER_SECURITY')
    await settled(page, '/staff')
    for (const part of [0, 1, 2]) {
      await page.locator('.main .segmented button').nth(part).click()
      await page.waitForLoadState('networkidle')
      if (part < 2) await page.locator('.unit > summary').first().click()
      await page.locator('.typed > summary').first().click()
      await expect(page.locator('.note-bad')).toHaveCount(0)
      await clean(page, `/staff, part ${part}`)
    }
  })
}

test('the list of undertakings leads to a page of its own', async ({ page, request }) => {
  const { items } = (await (await request.get('/api/v1/undertakings')).json()) as { items: { number: string }[] }
  expect(items.length).toBeGreaterThan(0)
  await settled(page, `/undertakings/${items[0]!.number}`)
  await expect(page.locator('.goal')).not.toBeEmpty()
  await clean(page, 'an undertaking')
})

test('language and theme are switched and kept', async ({ page }) => {
  await settled(page, '/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Small things seen, someone answers')
})

test('the page says that the district is invented', async ({ page }) => {
  await settled(page, '/')
  await expect(page.getByText('本区为虚构演示 · Invented demo district')).toBeVisible()
})

test('the first load stays under 150 kB', async ({ page, request, baseURL }) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const files = await page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /\.(js|css|svg)$/.test(name)))
  expect(files.length).toBeGreaterThan(1)
  expect(files.every(file => file.startsWith(baseURL ?? '')), 'nothing comes from elsewhere').toBe(true)
  let bytes = 0
  for (const file of new Set(files)) bytes += gzipSync(await (await request.get(file)).body()).length
  console.log(`first load: ${(bytes / 1000).toFixed(1)} kB gzipped in ${files.length} files`)
  expect(bytes).toBeLessThan(150_000)
})
