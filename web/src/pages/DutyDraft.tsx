import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../api/client'
import { dutyDraftQuery } from '../api/queries'
import type { DutyDraft as Draft } from '../api/types'
import { RuleLine } from '../parts/Duty'
import { Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** One draft of the duty list: what it changes, what it would have done, and the deciding of it. */
export default function DutyDraft({ code }: { code: string }) {
  const { t, say, when, n } = useWords()
  const draft = useQuery(dutyDraftQuery(code))
  const found = draft.data
  return (
    <div className="desk-page duties">
      <p><Link href="/duties">{t('duty.title')}</Link></p>
      <Heading title={t('duty.draft', { code })}>{t('duty.draft', { code })}</Heading>
      {draft.isPending && <Loading />}
      {draft.isError && <ProblemNote problem={draft.error} retry={() => void draft.refetch()} />}
      {found && (
        <>
          <p className="page-lead">{found.reason}</p>
          <p className="quiet">
            {t(`duty.${found.standing}`)} · {t('duty.by', { unit: say(found.unit.name), post: say(found.post.name) })} · {when(found.draftedAt)}
            {found.takesEffect && ` · ${t('duty.takesEffect', { at: when(found.takesEffect) })}`}
          </p>
          <h2 className="minor">{t('duty.changes')}</h2>
          {found.changes.map(({ id, before, after }) => (
            <dl className="facts" key={id}>
              <div><dt>{t('duty.before')}</dt><dd>{before ? <RuleLine rule={before} /> : '—'}</dd></div>
              <div><dt>{before ? t('duty.after') : t('duty.begins')}</dt><dd>{after ? <RuleLine rule={after} /> : t('duty.over')}</dd></div>
            </dl>
          ))}
          {found.changed > found.changes.length && <p>{t('duty.shown', { n: n(found.changes.length), total: n(found.changed) })}</p>}
          <h2 className="minor">{t('duty.effect')}</h2>
          {found.rehearsal ? <Effect tried={found.rehearsal} /> : <p>{t('duty.untried')}</p>}
          {found.acknowledged && <p><b>{t('duty.acknowledge')}</b> {found.acknowledged}</p>}
          {(found.standing === 'drafted' || found.standing === 'rehearsed') && <Decide draft={found} />}
        </>
      )}
    </div>
  )
}

function Effect({ tried }: { tried: NonNullable<Draft['rehearsal']> }) {
  const { t, say, list, n } = useWords()
  return (
    <>
      {tried.stale && <p className="note">{t('duty.stale')}</p>}
      <dl className="facts">
        {(['gaps', 'onlyFallbacks', 'overlaps', 'crossings'] as const).map(sort => (
          <div key={sort}><dt>{t(`duty.${sort}`)}</dt><dd>{n(tried.before[sort])} → {n(tried.after[sort])}</dd></div>
        ))}
      </dl>
      {tried.unsettled.length > 0 && (
        <>
          <h3 className="minor">{t('duty.unsettled')}</h3>
          <ul>{tried.unsettled.map(ids => <li key={ids.join()}>{ids.join(' · ')}</li>)}</ul>
        </>
      )}
      {tried.widened.length > 0 && (
        <>
          <h3 className="minor">{t('duty.widened')}</h3>
          <ul>{tried.widened.map((gap, i) => <li key={i}>{t(`duty.${gap.sort}`)}: {list(gap.categories)} · {gap.area}</li>)}</ul>
        </>
      )}
      <p>{t('duty.elsewhere', { matters: n(tried.matters), n: n(tried.elsewhere) })}</p>
      <ul>
        {tried.moves.map((move, i) => (
          <li key={i}>
            {t('duty.move', {
              from: move.from ? say(move.from.name) : t('duty.person'), to: move.to ? say(move.to.name) : t('duty.person'), n: n(move.matters),
            })}{' '}
            <span className="quiet">{t('duty.examples')} {move.examples.map(number => <Link key={number} href={`/matters/${number}`}>{number} </Link>)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Decide({ draft }: { draft: Draft }) {
  const { t } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [why, setWhy] = useState('')
  const deciding = useMutation({
    mutationFn: (deed: 'rehearsal' | 'approval' | 'withdrawal') =>
      api.decideDraft(draft.code, deed, why.trim() === '' ? {} : { acknowledged: why }),
    onSuccess: changed => {
      cache.setQueryData(['duty-drafts', draft.code], changed)
      void cache.invalidateQueries({ queryKey: ['duty-drafts'], exact: true })
      void cache.invalidateQueries({ queryKey: ['duty-audit'] })
    },
  })
  const tried = draft.rehearsal
  const ready = tried !== null && !tried.stale && tried.unsettled.length === 0
  return (
    <>
      {draft.own && <p className="note">{t('duty.fourEyes')}</p>}
      {draft.mayApprove && ready && tried.widened.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-why`}>{t('duty.acknowledge')}</label>
          <textarea id={`${id}-why`} rows={2} maxLength={1000} value={why} onChange={event => setWhy(event.target.value)} />
        </div>
      )}
      {deciding.isError && <ProblemNote problem={deciding.error} />}
      <p>
        <button className="button" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('rehearsal')}>{t('duty.rehearse')}</button>{' '}
        {draft.mayApprove && ready && (
          <button className="button primary" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('approval')}>{t('duty.approve')}</button>
        )}{' '}
        <button className="button" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('withdrawal')}>{t('duty.withdraw')}</button>
      </p>
    </>
  )
}
