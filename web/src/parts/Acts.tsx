import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { api, Problem } from '../api/client'
import { unitsQuery } from '../api/queries'
import type { ActRequest, Category, MatterView, PossibleAct } from '../api/types'
import { useWords } from '../words/useWords'
import { Basis } from './Basis'
import { CategoryPicker } from './CategoryPicker'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'

/** The verbs open to the reader now. Each shows its law and its remedy before it is done, at the point of act. */
export function Acts({ matter, token }: { matter: MatterView; token: string | null }) {
  const { t, say } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const act = matter.acts.find(each => each.verb === open)
  const done = (verb: PossibleAct, after: MatterView) => {
    setOpen(null)
    setSaid(t('act.moved', { verb: say(verb.name), state: say(after.stateName) }))
  }
  const changed = () => {
    setOpen(null)
    setSaid(t('act.changed'))
  }
  if (matter.acts.length === 0 && said === null) return null
  return (
    <section className="acts" aria-label={t('act.title')}>
      <div className="acts-verbs">
        {onwardFirst(matter.acts).map((each, i) => (
          <button
            key={each.verb} type="button" className={i === 0 ? 'button main-verb' : 'button'}
            aria-expanded={each.verb === open} onClick={() => { setSaid(null); setOpen(each.verb === open ? null : each.verb) }}
          >
            {say(each.name)}
          </button>
        ))}
      </div>
      <p className="acts-said" role="status">{said}</p>
      {act && <ActForm key={act.verb} act={act} matter={matter} token={token} done={done} changed={changed} cancel={() => setOpen(null)} />}
    </section>
  )
}

/** The step that leads onward needs no listed reason; those that turn aside or back do, and stand behind it. */
function onwardFirst(acts: PossibleAct[]): PossibleAct[] {
  const aside = (act: PossibleAct) => (act.reasons.length > 0 ? 1 : 0)
  return [...acts].sort((a, b) => aside(a) - aside(b))
}

interface FormProps {
  act: PossibleAct
  matter: MatterView
  token: string | null
  done: (act: PossibleAct, after: MatterView) => void
  changed: () => void
  cancel: () => void
}

function ActForm({ act, matter, token, done, changed, cancel }: FormProps) {
  const { t, say } = useWords()
  const cache = useQueryClient()
  const id = useId()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const [unit, setUnit] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [rating, setRating] = useState(0)
  const needs = (what: PossibleAct['needs'][number]) => act.needs.includes(what)
  const asks = (what: 'note' | 'category') => needs(what) || act.takes.includes(what)

  const sending = useMutation({
    mutationFn: (request: ActRequest) => api.act(matter.number, matter.revision, request, token),
    onSuccess: after => {
      cache.setQueryData(['matter', matter.number, token], after)
      void cache.invalidateQueries({ queryKey: ['queue'] })
      done(act, after)
    },
    onError: problem => {
      if (!(problem instanceof Problem) || (problem.status !== 412 && problem.status !== 409)) return
      void cache.invalidateQueries({ queryKey: ['matter', matter.number] })
      void cache.invalidateQueries({ queryKey: ['queue'] })
      if (problem.status === 412) changed()
    },
  })

  const lacks = () => {
    if (needs('reason') && reason === '') return t('act.needReason')
    if (needs('note') && note.trim() === '') return t('act.needNote')
    if (needs('category') && category === null) return t('act.needCategory')
    if (needs('unit') && unit === '') return t('act.needUnit')
    return null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = lacks()
    setMissing(lacking)
    if (lacking !== null) return
    sending.mutate({
      verb: act.verb,
      ...(reason === '' ? {} : { reason }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(category === null ? {} : { category: { system: category.system, code: category.code } }),
      ...(unit === '' ? {} : { unit }),
      ...(rating === 0 ? {} : { rating }),
    })
  }

  return (
    <form className="act-form" onSubmit={submit} noValidate aria-label={say(act.name)}>
      <dl className="act-law">
        {act.basis && <div><dt><Icon name="law" />{t('act.basis')}</dt><dd><Basis article={act.basis} gist /></dd></div>}
        <div><dt><Icon name="flag" />{t('act.remedy')}</dt><dd>{say(act.remedy)}</dd></div>
      </dl>
      {act.reasons.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('matter.reason')}</label>
          <select id={`${id}-reason`} value={reason} required={needs('reason')} onChange={event => setReason(event.target.value)}>
            <option value="">{t('act.pick')}</option>
            {act.reasons.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}
          </select>
        </div>
      )}
      {asks('category') && <CategoryPicker label={t(matter.category ? 'act.category' : 'matters.category')} value={category} choose={setCategory} optional={!needs('category')} />}
      {needs('unit') && <UnitField id={`${id}-unit`} value={unit} change={setUnit} />}
      {act.takes.includes('rating') && <Rating value={rating} change={setRating} />}
      {asks('note') && (
        <div className="field">
          <label htmlFor={`${id}-note`}>{needs('note') ? t('act.noteProof') : t('act.note')}{!needs('note') && <span className="quiet"> · {t('state.optional')}</span>}</label>
          <textarea id={`${id}-note`} rows={3} maxLength={2000} value={note} required={needs('note')} onChange={event => setNote(event.target.value)} />
        </div>
      )}
      {missing && <p className="field-bad" role="alert"><Icon name="late" />{missing}</p>}
      {sending.isError && <ProblemNote problem={sending.error} />}
      <div className="act-end">
        <button className="button primary" type="submit" disabled={sending.isPending}>
          {sending.isPending ? t('act.sending') : t('act.confirm', { verb: say(act.name) })}
        </button>
        <button className="button" type="button" onClick={cancel}>{t('state.cancel')}</button>
      </div>
    </form>
  )
}

const grades = [1, 2, 3, 4, 5] as const

function Rating({ value, change }: { value: number; change: (rating: number) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="field">
      <legend>{t('act.rating')} <span className="quiet">· {t('state.optional')}</span></legend>
      <div className="ways">
        {grades.map(grade => (
          <label key={grade}>
            <input type="radio" name="rating" checked={value === grade} onChange={() => change(grade)} />
            <span>{t(`act.ratings.r${grade}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function UnitField({ id, value, change }: { id: string; value: string; change: (unit: string) => void }) {
  const { t, say } = useWords()
  const units = useQuery(unitsQuery)
  if (units.isError) {
    return (
      <div className="field">
        <label htmlFor={id}>{t('act.unitCode')}</label>
        <input id={id} value={value} onChange={event => change(event.target.value.trim())} />
      </div>
    )
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('act.unit')}</label>
      <select id={id} value={value} onChange={event => change(event.target.value)}>
        <option value="">—</option>
        {units.data?.map(unit => <option key={unit.code} value={unit.code}>{say(unit.name)}</option>)}
      </select>
    </div>
  )
}

