import { describe, expect, it } from 'vitest'
import type { Catalogue } from './catalogue'
import { en } from './en'
import { problems } from './problems'
import { zh } from './zh'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`)))
const holes = (sentence: string) => [...sentence.matchAll(/{{(\w+)}}/g)].map(hole => hole[1]).sort()

describe('the catalogue', () => {
  const chinese = new Map(leaves(zh as unknown as Tree))
  const english = new Map(leaves(en as unknown as Tree))

  it('holds the same sentences in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    expect(chinese.size).toBeGreaterThan(200)
  })
  it('leaves no sentence empty', () => {
    for (const [key, sentence] of [...chinese, ...english]) expect(sentence.trim(), key).not.toBe('')
  })
  it('fills the same holes in both languages', () => {
    for (const [key, sentence] of chinese) expect(holes(english.get(key) ?? ''), key).toEqual(holes(sentence))
  })
  it('leaves no Chinese in an English sentence but where both are meant', () => {
    const meant = ['language.zh', 'demo.banner']
    for (const [key, sentence] of english) if (!meant.includes(key)) expect(sentence, key).not.toMatch(/[\u4e00-\u9fff]/)
  })
  it('says every known problem in both languages', () => {
    for (const [code, { zh, en }] of Object.entries(problems)) {
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/)
      expect(en, code).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
  it('does not compile when a sentence is missing', () => {
    const { name: _, ...rest } = en
    // @ts-expect-error the key `name` is missing: if this line compiled, the catalogue would not be complete by type
    const lacking: Catalogue = rest
    expect(lacking).toBeDefined()
  })
})
