import { describe, expect, it } from 'vitest'
import type { Procedure } from '../api/types'
import { lay } from './procedureLayout'

const name = { zh: '甲', en: 'A' }
const state = (key: string, stage: number) => ({ key, name, stage, owner: null, term: null, basis: null, end: false })
const step = (from: string, verb: string, to: string) => ({ from, verb, name, to, by: 'lead', reasons: [], basis: null, remedy: name, otherThan: [] })
const procedure: Procedure = {
  name: 'p', version: 1, title: name, start: 'a',
  states: [state('a', 1), state('b', 2), state('c', 2), state('d', 3), state('e', 3), state('f', 3)],
  steps: [step('a', 'go', 'b'), step('b', 'back', 'a'), step('b', 'side', 'c'), step('c', 'go', 'f'), step('d', 'again', 'd'), step('d', 'astray', 'nowhere')],
}

describe.each([false, true])('the map of a procedure, narrow: %s', narrow => {
  const laid = lay(procedure, narrow ? 358 : 1080, narrow)

  it('places every state once and inside the picture', () => {
    expect(laid.nodes.map(node => node.key).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    for (const node of laid.nodes) {
      expect(node.x).toBeGreaterThanOrEqual(0)
      expect(node.x + node.width).toBeLessThanOrEqual(laid.width)
      expect(node.y + node.height).toBeLessThanOrEqual(laid.height)
    }
  })
  it('lets no two states touch', () => {
    for (const a of laid.nodes) for (const b of laid.nodes) {
      if (a.key >= b.key) continue
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(apart, `${a.key} and ${b.key}`).toBe(true)
    }
  })
  it('draws every step between known states, and only those', () => {
    expect(laid.lines.map(line => line.key)).toEqual(['a-go-b', 'b-back-a', 'b-side-c', 'c-go-f', 'd-again-d'])
    for (const line of laid.lines) expect(line.path).not.toContain('NaN')
  })
})
