import { describe, expect, it } from 'vitest'
import type { Plan } from '../api/types'
import { draw, legible } from './plan'

const name = { zh: '一', en: 'One' }
const square = (code: string, west: number): Plan['features'][number] => ({
  type: 'Feature', properties: { kind: 'area', code, name },
  geometry: { type: 'Polygon', coordinates: [[[west, 30], [west + 0.1, 30], [west + 0.1, 30.1], [west, 30.1], [west, 30]]] },
})
const plan: Plan = { type: 'FeatureCollection', features: [square('a', 110), square('b', 110.1),
  { type: 'Feature', properties: { kind: 'segment', id: 's', name }, geometry: { type: 'LineString', coordinates: [[109, 30], [111, 30.1]] } }] }

describe('the plan', () => {
  it('keeps shapes true at their latitude', () => {
    const drawing = draw(plan, 600, 10_000)!
    const wide = 600 - 24
    expect(drawing.height - 24).toBeCloseTo((wide / 2) / Math.cos((30.05 * Math.PI) / 180), 0)
  })
  it('is never taller than it may be', () => {
    expect(draw(plan, 600, 200)!.height).toBeLessThanOrEqual(200)
  })
  it('leads back from the drawing to degrees', () => {
    const drawing = draw(plan, 600, 460)!
    const [lon, lat] = drawing.where(...drawing.areas[0]!.centre)
    expect(lon).toBeCloseTo(110.05, 4)
    expect(lat).toBeCloseTo(30.05, 4)
  })
  it('is framed by the areas, not by roads that leave them', () => {
    const drawing = draw(plan, 600, 460)!
    expect(drawing.where(0, 0)[0]).toBeGreaterThan(109.9)
  })
  it('draws nothing of nothing', () => {
    expect(draw({ type: 'FeatureCollection', features: [] }, 600, 460)).toBeNull()
  })
  it('writes only names that do not touch', () => {
    const kept = legible([
      { of: 'a', text: '云锦街道', at: [100, 100], room: 200 },
      { of: 'b', text: '梧桐街道', at: [110, 104], room: 200 },
      { of: 'c', text: '清湾街道', at: [100, 160], room: 200 },
      { of: 'd', text: '石桥街道', at: [300, 300], room: 20 },
    ], 13)
    expect([...kept]).toEqual(['a', 'c'])
  })
})
