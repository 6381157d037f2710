import { describe, expect, it } from 'vitest'
import { fullMoment, moment, span, standing } from './time'

const now = Date.parse('2026-03-02T08:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(now + hours * hour).toISOString()
const zh = { day: '天', hour: '小时', minute: '分', lessThanAMinute: '不到 1 分' }
const en = { day: 'd', hour: 'h', minute: 'min', lessThanAMinute: 'under 1 min' }

describe('the standing of a deadline', () => {
  it('is calm while more than a fifth of its span is left', () => {
    expect(standing({ start: at(-10), at: at(3), state: 'running' }, now)).toBe('calm')
  })
  it('is near in the last fifth of its span', () => {
    expect(standing({ start: at(-10), at: at(2), state: 'running' }, now)).toBe('soon')
  })
  it('is near in the last day where the span is unknown', () => {
    expect(standing({ at: at(23), state: 'running' }, now)).toBe('soon')
    expect(standing({ at: at(25), state: 'running' }, now)).toBe('calm')
  })
  it('is late from its very moment, even before the server says so', () => {
    expect(standing({ at: at(0), state: 'running' }, now)).toBe('late')
    expect(standing({ at: at(5), state: 'overdue' }, now)).toBe('late')
  })
  it('stays met or paused whatever the clock shows', () => {
    expect(standing({ at: at(-50), state: 'met' }, now)).toBe('met')
    expect(standing({ at: at(-50), state: 'paused' }, now)).toBe('paused')
  })
})

describe('remaining time', () => {
  it.each([
    [26 * hour, '1 天 2 小时', '1 d 2 h'],
    [24 * hour, '1 天', '1 d'],
    [2 * hour + 10 * 60_000, '2 小时 10 分', '2 h 10 min'],
    [60_000, '1 分', '1 min'],
    [59_999, '不到 1 分', 'under 1 min'],
    [-90 * 60_000, '1 小时 30 分', '1 h 30 min'],
  ])('says %d ms', (milliseconds, chinese, english) => {
    expect(span(milliseconds, zh)).toBe(chinese)
    expect(span(milliseconds, en)).toBe(english)
  })
  it('never rounds a promise up', () => {
    expect(span(24 * hour - 1, en)).toBe('23 h 59 min')
  })
})

describe('a moment', () => {
  it("stands on the city's clock, not the reader's", () => {
    expect(moment('2026-03-02T16:30:00Z', 'Asia/Shanghai', 'zh')).toContain('00:30')
    expect(moment('2026-03-02T16:30:00Z', 'America/Los_Angeles', 'en')).toContain('08:30')
  })
  it('carries its year when asked', () => {
    expect(fullMoment('2026-12-31T16:30:00Z', 'Asia/Shanghai', 'zh')).toContain('2027')
  })
})
