import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { changes } from '../api/changes'
import type { Redirect, RedirectMove, RedirectWish } from '../api/changes'
import { unitsQuery } from '../api/queries'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** Many wrong dispatches put right under one reference: seen first, approved by another above a number, moved in steps. */
export default function Redirects() {
  const { t } = useWords()
  const found = useQuery({ queryKey: ['redirects'], queryFn: changes.redirects, retry: false })
  return (
    <div className="desk-page">
      <Heading title={t('redirect.title')}>{t('redirect.title')}</Heading>
      <p className="page-lead">{t('redirect.lead')}</p>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} />}
      {found.isSuccess && <Wish />}
      {found.data?.items.length === 0 && <Empty title={t('redirect.none')} />}
      <ul className="rows">{found.data?.items.map(each => <li key={each.code}><Item redirect={each} /></li>)}</ul>
    </div>
  )
}

function Moves({ moves }: { moves: RedirectMove[] }) {
  const { t, say, n } = useWords()
  return (
    <ul>
      {moves.map(move => (
        <li key={`${move.from.code} ${move.to.code}`}>
          {t('duty.move', { from: say(move.from.name), to: say(move.to.name), n: n(move.matters) })}{' '}
          <span className="quiet">{t('duty.examples')} {move.examples.map(number => <Link key={number} href={`/matters/${number}`}>{number} </Link>)}</span>
        </li>
      ))}
    </ul>
  )
}

function Item({ redirect }: { redirect: Redirect }) {
  const { t, say, when, n } = useWords()
  const cache = useQueryClient()
  const going = useMutation({
    mutationFn: async (deed: 'approval' | 'steps' | 'withdrawal') => {
      let now = await changes.goOn(redirect.code, deed)
      for (let left = now.waiting; deed === 'steps' && now.waiting > 0; left = now.waiting) {
        now = await changes.goOn(redirect.code, deed)
        if (now.waiting >= left) break
      }
      return now
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['redirects'] }),
  })
  const open = redirect.standing === 'proposed' || redirect.standing === 'ready'
  return (
    <article>
      <p><b>{redirect.code}</b> · {t(`redirect.${redirect.standing}`)} · {t(`redirect.ground.${redirect.ground as 'wrong-unit'}`, { defaultValue: redirect.ground })} · {redirect.reason}</p>
      <p className="quiet">{say(redirect.post.name)} · {when(redirect.proposedAt)} · {t('redirect.done', { done: n(redirect.matters - redirect.waiting), n: n(redirect.matters) })}</p>
      {open && <progress value={redirect.matters - redirect.waiting} max={redirect.matters} aria-label={redirect.code} />}
      <Moves moves={redirect.moves} />
      {redirect.outcomes['moved-on'] !== undefined && <p className="quiet">{t('redirect.movedOn', { n: n(redirect.outcomes['moved-on']) })}</p>}
      {redirect.standing === 'proposed' && redirect.fourEyes && redirect.own && <p className="note">{t('duty.fourEyes')}</p>}
      {going.isError && <ProblemNote problem={going.error} />}
      {open && (
        <p className="actions">
          {redirect.mayApprove && <button className="button small primary" type="button" disabled={going.isPending} onClick={() => going.mutate('approval')}>{t('redirect.approve')}</button>}
          {redirect.mayCarryOut && <button className="button small primary" type="button" disabled={going.isPending} onClick={() => going.mutate('steps')}>{t('redirect.carry')}</button>}
          <button className="button small" type="button" disabled={going.isPending} onClick={() => going.mutate('withdrawal')}>{t('duty.withdraw')}</button>
        </p>
      )}
    </article>
  )
}

const grounds = ['wrong-unit', 'wrong-category', 'wrong-place'] as const

function Wish() {
  const { t, say, n } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const units = useQuery(unitsQuery).data ?? []
  const [typed, setTyped] = useState({ from: '', to: '', rule: '', since: '', until: '', ground: 'wrong-unit', reason: '' })
  const put = (name: keyof typeof typed) => (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value })
  const wish = (): RedirectWish => ({
    selection: {
      ...(typed.from === '' ? {} : { unit: typed.from }), ...(typed.rule.trim() === '' ? {} : { rule: typed.rule.trim() }),
      ...(typed.since === '' ? {} : { from: new Date(typed.since).toISOString() }), ...(typed.until === '' ? {} : { to: new Date(typed.until).toISOString() }),
    },
    ...(typed.to === '' ? {} : { unit: typed.to }), ground: typed.ground, reason: typed.reason.trim(),
  })
  const seeing = useMutation({ mutationFn: () => changes.rehearse(wish()) })
  const sending = useMutation({
    mutationFn: () => changes.redirect(wish()),
    onSuccess: () => {
      seeing.reset()
      void cache.invalidateQueries({ queryKey: ['redirects'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    seeing.mutate()
  }
  const unit = (name: 'from' | 'to', none: string) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`redirect.${name}`)}</label>
      <select id={`${id}-${name}`} value={typed[name]} onChange={put(name)}>
        <option value="">{none}</option>
        {units.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}
      </select>
    </div>
  )
  return (
    <form className="card part" onSubmit={submit}>
      <h2 className="part-title">{t('redirect.wish')}</h2>
      {unit('from', t('redirect.any'))}
      {unit('to', t('redirect.byRules'))}
      <div className="field"><label htmlFor={`${id}-rule`}>{t('redirect.rule')} <span className="quiet">· {t('state.optional')}</span></label><input id={`${id}-rule`} value={typed.rule} maxLength={128} onChange={put('rule')} /></div>
      <div className="field"><label htmlFor={`${id}-since`}>{t('redirect.since')} <span className="quiet">· {t('state.optional')}</span></label><input id={`${id}-since`} type="datetime-local" value={typed.since} onChange={put('since')} /></div>
      <div className="field"><label htmlFor={`${id}-until`}>{t('redirect.until')} <span className="quiet">· {t('state.optional')}</span></label><input id={`${id}-until`} type="datetime-local" value={typed.until} onChange={put('until')} /></div>
      <div className="field">
        <label htmlFor={`${id}-ground`}>{t('redirect.why')}</label>
        <select id={`${id}-ground`} value={typed.ground} onChange={put('ground')}>{grounds.map(each => <option key={each} value={each}>{t(`redirect.ground.${each}`)}</option>)}</select>
      </div>
      <div className="field"><label htmlFor={`${id}-reason`}>{t('duty.reason')}</label><textarea id={`${id}-reason`} required rows={2} maxLength={1000} value={typed.reason} onChange={put('reason')} /></div>
      {(seeing.error ?? sending.error) && <ProblemNote problem={seeing.error ?? sending.error} />}
      <button className="button" type="submit" disabled={seeing.isPending || typed.reason.trim() === ''}>{t('redirect.see')}</button>
      {seeing.data && (
        <div role="status">
          <p><b>{t('redirect.would', { n: n(seeing.data.matters) })}</b> {seeing.data.fourEyes && t('redirect.fourEyes')}</p>
          <Moves moves={seeing.data.moves} />
          {seeing.data.matters > 0 && <button className="button primary" type="button" disabled={sending.isPending} onClick={() => sending.mutate()}>{t('redirect.send')}</button>}
        </div>
      )}
    </form>
  )
}
