import type { Bilingual } from '../api/types'

/** Sentences for the problem codes a person can do something about; every other code falls back to its status. */
export const problems: Record<string, Bilingual> = {
  'location.outside-city': { zh: '这个位置不在本区范围内。', en: 'This place lies outside the district.' },
  'location.missing': { zh: '请说明地点。', en: 'Please say where it is.' },
  'location.range': { zh: '坐标超出范围。', en: 'The coordinates are out of range.' },
  'location.unknown-area': { zh: '没有这个区域。', en: 'There is no such area.' },
  'category.unknown': { zh: '没有这个类别。', en: 'There is no such category.' },
  'category.retired': { zh: '这个类别已停用，请另选一个。', en: 'This category is retired; please choose another.' },
  'session.refused': { zh: '账号或密码不对。', en: 'Account or password is wrong.' },
}
