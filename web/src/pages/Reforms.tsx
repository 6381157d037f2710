import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { changes } from '../api/changes'
import type { Hung, Reform } from '../api/changes'
import { areasQuery, groundQuery, sessionQuery, unitsQuery } from '../api/queries'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Typed } from '../parts/Typed'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** Units that end, merge or are split, and posts that are handed over: planned by one, approved by another, nothing left behind. */
export default function Reforms() {
  const { t } = useWords()
  const found = useQuery({ queryKey: ['reforms'], queryFn: changes.reforms, retry: false })
  return (
    <div className="desk-page">
      <Heading title={t('reform.title')}>{t('reform.title')}</Heading>
      <p className="page-lead">{t('reform.lead')}</p>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} />}
      {found.data?.items.length === 0 && <Empty title={t('reform.none')} />}
      <ul className="rows">{found.data?.items.map(each => <li key={each.code}><Item reform={each} /></li>)}</ul>
      {found.isSuccess && <Plan />}
    </div>
  )
}

function Item({ reform }: { reform: Reform }) {
  const { t, say, when } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className="unit" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{t(reform.whole ? 'reform.ends' : 'reform.hands', { unit: say(reform.unit.name), to: say(reform.otherwise.name) })}</b>{' '}
        <span className="quiet">{t(`reform.${reform.standing}`)} · {when(reform.takesEffect ?? reform.plannedAt)}</span>
      </summary>
      {open && <Whole code={reform.code} />}
    </details>
  )
}

function Whole({ code }: { code: string }) {
  const { t, say, date } = useWords()
  const found = useQuery({ queryKey: ['reforms', code], queryFn: () => changes.reform(code), retry: false })
  const reform = found.data
  if (!reform) return found.isError ? <ProblemNote problem={found.error} /> : <Loading />
  return (
    <div className="unit-body">
      <p>{reform.reason}</p>
      <p className="quiet">
        {reform.basis && `${say(reform.basis.law)} ${reform.basis.number} · `}{say(reform.post.name)} · {date(reform.plannedAt)}
        {reform.takesEffect && ` · ${t('duty.takesEffect', { at: date(reform.takesEffect) })}`}
      </p>
      <ul>
        {reform.areas.map(each => <li key={each.area.code}>{t('reform.goes', { what: say(each.area.name), to: say(each.unit.name) })}</li>)}
        {reform.posts.map(each => <li key={each.post.code}>{t('reform.goes', { what: say(each.post.name), to: say(each.to.name) })}</li>)}
      </ul>
      {reform.draft && <p><Link href={`/duties/drafts/${reform.draft}`}>{t('duty.draft', { code: reform.draft })}</Link></p>}
      {reform.stock.length > 0 && <Stock stock={reform.stock} />}
      {reform.leftBehind > 0 && <p className="note">{t('reform.left', { n: reform.leftBehind })}</p>}
      {reform.standing === 'planned' && <Decide reform={reform} />}
    </div>
  )
}

/** Everything that hangs on what ends, by kind, with where it goes. */
function Stock({ stock }: { stock: Hung[] }) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      <h3 className="minor" id={id}>{t('reform.stock')}</h3>
      <div className="table-box" role="region" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t('reform.kind')}</th><th scope="col">{t('reform.what')}</th><th scope="col">{t('reform.to')}</th></tr></thead>
          <tbody>
            {stock.map(({ kind, what, to }) => (
              <tr key={`${kind} ${what}`}>
                <th scope="row">{t(`reform.of.${kind as 'matter'}`, { defaultValue: kind })}</th><td><code>{what}</code></td>
                <td>{to ? t(`reform.goesTo.${to as 'ends'}`, { defaultValue: to }) : <b className="bad">{t('reform.nowhere')}</b>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Decide({ reform }: { reform: Reform }) {
  const { t } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [why, setWhy] = useState('')
  const deciding = useMutation({
    mutationFn: (deed: 'approval' | 'withdrawal') => changes.decideReform(reform.code, deed, why.trim()),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['reforms'] }),
  })
  return (
    <>
      {reform.own && <p className="note">{t('duty.fourEyes')}</p>}
      {reform.mayApprove && (
        <div className="field">
          <label htmlFor={`${id}-why`}>{t('duty.acknowledge')} <span className="quiet">· {t('state.optional')}</span></label>
          <textarea id={`${id}-why`} rows={2} maxLength={1000} value={why} onChange={event => setWhy(event.target.value)} />
        </div>
      )}
      {deciding.isError && <ProblemNote problem={deciding.error} />}
      <p className="actions">
        {reform.mayApprove && <button className="button primary" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('approval')}>{t('reform.approve')}</button>}
        <button className="button" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('withdrawal')}>{t('duty.withdraw')}</button>
      </p>
    </>
  )
}

/** A unit and its successor; a part of its ground may go to another one, and single posts may be handed over instead. */
function Plan() {
  const { t, say } = useWords()
  const cache = useQueryClient()
  const units = useQuery(unitsQuery).data ?? []
  const ground = useQuery(groundQuery).data
  const areas = useQuery({ ...areasQuery(ground?.code ?? null), enabled: ground != null }).data ?? []
  const session = useQuery(sessionQuery).data
  if (!session?.permissions.some(held => ['SUPERVISE', 'ADMINISTER_SYSTEM'].includes(held))) return null
  const named = units.map(unit => [unit.code, say(unit.name)] as [string, string])
  const send = async ({ unit = '', otherwise = '', area = '', other = '', posts = '', reason = '', basis = '' }: Record<string, string>) => {
    const pairs = posts.split(/\s+/).filter(pair => pair !== '').map(pair => pair.split('='))
    await changes.planReform({
      unit, otherwise, reason, basis, whole: pairs.length === 0, byArea: area !== '' && other !== '' ? [{ area, unit: other }] : [],
      posts: pairs.map(([post = '', to = '']) => ({ post, to })),
    })
    await cache.invalidateQueries({ queryKey: ['reforms'] })
  }
  return (
    <Typed title={t('reform.plan')} go={t('reform.send')} send={send} asked={[
      { name: 'unit', label: t('reform.unit'), choices: named },
      { name: 'otherwise', label: t('reform.otherwise'), choices: named },
      { name: 'area', label: t('reform.area'), hint: t('reform.areaHint'), choices: areas.map(area => [area.code, say(area.name)]), optional: true },
      { name: 'other', label: t('reform.other'), choices: named, optional: true },
      { name: 'posts', label: t('reform.posts'), hint: t('reform.postsHint'), kind: 'long', optional: true },
      { name: 'reason', label: t('duty.reason'), kind: 'long' },
      { name: 'basis', label: t('duty.basis') },
    ]} />
  )
}
