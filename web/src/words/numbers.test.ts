import { describe, expect, it } from 'vitest'
import { coordinate, count, tidyNumber } from './numbers'

describe('numbers', () => {
  it('marks thousands in both languages', () => {
    expect(count(1234567, 'zh')).toBe('1,234,567')
    expect(count(1234567, 'en')).toBe('1,234,567')
  })
  it('gives coordinates to about a metre', () => {
    expect(coordinate(110.061234567)).toBe('110.06123')
  })
  it('forgives how a number is typed', () => {
    expect(tidyNumber(' xc－1２ab ')).toBe('XC-12AB')
  })
})
