import { describe, expect, it } from 'vitest'
import { match, tokenIn } from './router'

describe('the router', () => {
  it.each([
    ['/', 'home', {}],
    ['/report', 'report', {}],
    ['/matters', 'matters', {}],
    ['/matters/XC-1', 'matter', { number: 'XC-1' }],
    ['/matters/XC-1/', 'matter', { number: 'XC-1' }],
    ['/matters/%E7%BB%A3%20%2F1', 'matter', { number: '绣 /1' }],
    ['/undertakings/U1', 'undertaking', { number: 'U1' }],
    ['/procedures/closed-loop', 'procedure', { name: 'closed-loop' }],
    ['/work', 'work', {}],
    ['/account', 'account', {}],
  ])('reads %s', (path, route, params) => {
    expect(match(path)).toEqual({ route, params })
  })

  it.each(['/matter', '/matters/a/b', '/Report', '/matters/%E7%BB', '/work/x'])('finds no page at %s', path => {
    expect(match(path).route).toBe('absent')
  })

  it('takes the private token from the fragment only', () => {
    expect(tokenIn('#t=q7Xk2mN9')).toBe('q7Xk2mN9')
    expect(tokenIn('#a=1&t=x%2By')).toBe('x+y')
    expect(tokenIn('')).toBeNull()
    expect(tokenIn('#token=x')).toBeNull()
  })
})
