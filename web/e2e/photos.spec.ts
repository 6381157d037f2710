import { clean, enter, expect, officersWith, settled, test } from './page'

/** The smallest PNG there is: one grey pixel. */
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

test('a photo and words become public when a reviewer says so', async ({ page, request }) => {
  await settled(page, '/report')
  await page.getByLabel(/照片/).setInputFiles({ name: '../../a.png', mimeType: 'image/png', buffer: dot })
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await clean(page, 'the form with a photo')
  await page.getByRole('button', { name: '移除照片 1' }).click()
  await expect(page.getByRole('img', { name: '照片 1' })).toHaveCount(0)

  const { items: areas } = (await (await request.get('/api/v1/areas')).json()) as { items: { code: string }[] }
  const sent = await request.post('/api/v1/media', { multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: dot } } })
  const { token: photo } = (await sent.json()) as { token: string }
  const filed = await request.post('/api/v1/reports', {
    data: { description: '墙边堆着旧家具，电话13800138000', location: { area: areas[0]!.code }, photos: [photo] },
  })
  const { number, token } = (await filed.json()) as { number: string; token: string }
  await settled(page, `/matters/${number}#t=${token}`)
  await expect(page.getByText('等待审核，尚未公开').first()).toBeVisible()
  await clean(page, 'the own matter with a photo')

  await enter(page, (await officersWith(request, 'MODERATE'))[0]!)
  await settled(page, '/moderation')
  const words = page.getByRole('article').filter({ hasText: number }).filter({ hasText: '文字' })
  await expect(words.getByText('墙边堆着旧家具，电话█████')).toBeVisible()
  await clean(page, 'the desk of reviewers')
  await words.getByRole('button', { name: '确定' }).click()
  await expect(words).toHaveCount(0)

  await page.context().clearCookies()
  await settled(page, `/matters/${number}`)
  await expect(page.getByText('墙边堆着旧家具，电话█████')).toBeVisible()
})
