import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { areasQuery, groundQuery, unitsQuery } from '../api/queries'
import { tasks } from '../api/tasks'
import type { Lending } from '../api/tasks'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

/** Powers of desks that are lent to posts of the field: drafted by one, approved by another, taken back at once. */
export default function Delegations() {
  const { t } = useWords()
  const found = useQuery({ queryKey: ['delegations'], queryFn: tasks.lendings, retry: false })
  return (
    <div className="desk-page">
      <Heading title={t('lent.title')}>{t('lent.title')}</Heading>
      <p className="page-lead">{t('lent.lead')}</p>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} />}
      {found.data?.items.length === 0 && <Empty title={t('lent.none')} />}
      <ul className="rows">{found.data?.items.map(each => <Item key={each.code} lent={each} />)}</ul>
      {found.data && <Draft />}
    </div>
  )
}

function Item({ lent }: { lent: Lending }) {
  const { t, say, list, date } = useWords()
  const cache = useQueryClient()
  const deciding = useMutation({
    mutationFn: (deed: 'approval' | 'revocation') => tasks.decide(lent.code, deed),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['delegations'] }),
  })
  return (
    <li>
      <p><b>{list(lent.actions.map(action => t(`lent.${action}`)))}</b> · {t(`lent.${lent.standing === 'in-force' ? 'inForce' : lent.standing === 'not-yet' ? 'notYet' : lent.standing}`)}</p>
      <p>{t('lent.between', { unit: say(lent.grantor.name), post: say(lent.post.name), area: say(lent.area.name) })}</p>
      <p className="quiet">
        {t('lent.limits', { n: lent.perDay, from: date(lent.from), to: date(lent.to) })}
        {lent.basis && ` · ${say(lent.basis.law)} ${lent.basis.number}`}
        {lent.categories.length > 0 && ` · ${lent.categories.join(' ')}`}
      </p>
      <p className="quiet">{lent.reason}</p>
      {deciding.isError && <ProblemNote problem={deciding.error} />}
      {lent.standing !== 'revoked' && lent.standing !== 'ended' && (
        <p className="actions">
          {lent.standing === 'drafted' && !lent.own && <button className="button small" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('approval')}>{t('lent.approve')}</button>}
          <button className="button small" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('revocation')}>{t('lent.revoke')}</button>
        </p>
      )}
    </li>
  )
}

const powers = ['file', 'refuse', 'dispatch'] as const
const texts = ['post', 'basis', 'reason'] as const
const chosen = ['grantor', 'area'] as const

function Draft() {
  const { t, say } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [fields, setFields] = useState<Record<(typeof texts)[number] | (typeof chosen)[number], string>>({ grantor: '', post: '', area: '', basis: '', reason: '' })
  const [lent, setLent] = useState<string[]>(['file'])
  const ground = useQuery(groundQuery).data
  const streets = useQuery({ ...areasQuery(ground?.code ?? null), enabled: ground != null }).data ?? []
  const choices = { grantor: useQuery(unitsQuery).data ?? [], area: ground ? [ground, ...streets] : [] }
  const [perDay, setPerDay] = useState('20')
  const [to, setTo] = useState('')
  const lending = useMutation({
    mutationFn: () => tasks.lend({ ...fields, actions: lent, categories: [], perDay: Number(perDay), to: `${to}T00:00:00Z` }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['delegations'] }),
  })
  const ready = [...texts, ...chosen].every(name => fields[name].trim() !== '') && lent.length > 0 && to !== '' && Number(perDay) > 0
  return (
    <form className="card part" onSubmit={event => { event.preventDefault(); if (ready) lending.mutate() }}>
      <h2 className="part-title">{t('lent.draft')}</h2>
      <fieldset>
        <legend>{t('lent.powers')}</legend>
        {powers.map(power => (
          <label key={power}>
            <input type="checkbox" checked={lent.includes(power)} onChange={event => setLent(event.target.checked ? [...lent, power] : lent.filter(one => one !== power))} />
            {t(`lent.${power}`)}
          </label>
        ))}
      </fieldset>
      {chosen.map(name => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(`lent.${name}`)}</label>
          <select id={`${id}-${name}`} value={fields[name]} onChange={event => setFields({ ...fields, [name]: event.target.value })}>
            <option value="">{t('state.pick')}</option>
            {choices[name].map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}
          </select>
        </div>
      ))}
      {texts.map(name => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(`lent.${name}`)}</label>
          <input id={`${id}-${name}`} value={fields[name]} onChange={event => setFields({ ...fields, [name]: event.target.value })} />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}-day`}>{t('lent.perDay')}</label>
        <input id={`${id}-day`} type="number" min={1} max={1000} value={perDay} onChange={event => setPerDay(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-to`}>{t('lent.to')}</label>
        <input id={`${id}-to`} type="date" value={to} onChange={event => setTo(event.target.value)} />
      </div>
      {lending.isError && <ProblemNote problem={lending.error} />}
      <button className="button primary" type="submit" disabled={!ready || lending.isPending}>{t('lent.send')}</button>
    </form>
  )
}
