import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../api/client'
import { deskQuery, rulesQuery } from '../api/queries'
import type { DeskItem } from '../api/types'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { FetchedPhoto } from '../parts/Photos'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

/** The desk that decides what becomes public: what waits longest stands first. */
export default function Moderation() {
  const { t } = useWords()
  const desk = useQuery(deskQuery)
  return (
    <div>
      <Heading title={t('publish.desk')}>{t('publish.desk')}</Heading>
      <p className="page-lead">{t('publish.deskLead')}</p>
      {desk.isPending && <Loading />}
      {desk.isError && <ProblemNote problem={desk.error} retry={() => void desk.refetch()} />}
      {desk.data?.items.length === 0 && <Empty title={t('publish.nothingWaits')} />}
      <ul className="published">
        {desk.data?.items.map(item => <li key={`${item.number}.${item.part}`}><Item item={item} /></li>)}
      </ul>
    </div>
  )
}

function Item({ item }: { item: DeskItem }) {
  const { t, say, when } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const rules = useQuery(rulesQuery)
  const [ground, setGround] = useState('')
  const deciding = useMutation({
    mutationFn: () => api.decidePublication(item.number, item.part, ground === '' ? null : ground),
    onSettled: () => cache.invalidateQueries({ queryKey: ['moderation'] }),
  })
  const name = item.part === 0 ? t('publish.words') : t('publish.photo', { n: item.part })
  return (
    <article className="card part" aria-labelledby={`${id}-name`}>
      <h2 className="part-title" id={`${id}-name`}><code>{item.number}</code> · {name} <span className="quiet">{when(item.at)}</span></h2>
      {item.appeal && <p className="note"><b>{t('publish.appealed')}</b> {item.appeal}</p>}
      {item.text && <><h3 className="minor">{t('publish.asWritten')}</h3><p className="own-text">{item.text}</p></>}
      {item.masked && <><h3 className="minor">{t('publish.asPublished')}</h3><p className="own-text">{item.masked}</p></>}
      {item.photo && <FetchedPhoto link={item.photo.whole} alt={name} reporter={null} />}
      <div className="field">
        <label htmlFor={`${id}-ground`}>{t('publish.decision')}</label>
        <select id={`${id}-ground`} value={ground} onChange={event => setGround(event.target.value)}>
          <option value="">{t('publish.release')}</option>
          {rules.data?.grounds.map(rule => <option key={rule.code} value={rule.code}>{t('publish.keep')} · {say(rule.title)}</option>)}
        </select>
      </div>
      {deciding.isError && <ProblemNote problem={deciding.error} />}
      <button className="button primary" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate()}>{t('publish.decide')}</button>
    </article>
  )
}
