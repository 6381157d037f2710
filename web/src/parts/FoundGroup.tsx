import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changes } from '../api/changes'
import { unitsQuery } from '../api/queries'
import { useWords } from '../words/useWords'
import { Ticks, Typed } from './Typed'

/** Makes a leading group: for what, on which article, who takes part, who chairs, until when. */
export function FoundGroup() {
  const { t, say } = useWords()
  const cache = useQueryClient()
  const units = useQuery(unitsQuery).data ?? []
  const [ticked, setTicked] = useState<string[]>([])
  const send = async ({ code = '', zh = '', en = '', forZh = '', forEn = '', basis = '', until = '', chair = '' }: Record<string, string>) => {
    const role = { zh: '成员', en: 'Member' }
    await changes.found({
      code, name: { zh, en }, mandate: { zh: forZh, en: forEn }, basis, until: new Date(`${until}T23:59`).toISOString(),
      members: [{ unit: chair, role: { zh: '主持', en: 'Presides' }, chair: true }, ...ticked.filter(unit => unit !== chair).map(unit => ({ unit, role }))],
    })
    await cache.invalidateQueries({ queryKey: ['groups'] })
  }
  return (
    <Typed title={t('groups.found')} go={t('groups.make')} send={send} asked={[
      { name: 'code', label: t('staff.code'), hint: t('staff.codeHint'), pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}' },
      { name: 'zh', label: t('staff.nameZh') }, { name: 'en', label: t('staff.nameEn') },
      { name: 'forZh', label: t('groups.mandateZh'), kind: 'long' }, { name: 'forEn', label: t('groups.mandateEn'), kind: 'long' },
      { name: 'basis', label: t('duty.basis') }, { name: 'until', label: t('lent.to'), kind: 'date' },
      { name: 'chair', label: t('groups.chair'), choices: units.map(unit => [unit.code, say(unit.name)]) },
    ]} more={<Ticks legend={t('groups.members')} all={units.map(unit => [unit.code, say(unit.name)])} ticked={ticked} change={setTicked} />} />
  )
}
