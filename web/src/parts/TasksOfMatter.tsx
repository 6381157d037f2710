import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { sessionQuery, unitsQuery } from '../api/queries'
import { tasks } from '../api/tasks'
import type { MatterView } from '../api/types'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'
import { TaskItem } from './TaskItem'

/** To everyone that a matter is supervised; to the units concerned what they ask of each other about it. */
export function TasksOfMatter({ matter }: { matter: MatterView }) {
  const { t, say, list, date } = useWords()
  const session = useQuery(sessionQuery)
  const found = useQuery({ queryKey: ['tasks-of', matter.number], queryFn: () => tasks.ofMatter(matter.number), retry: false })
  const [open, setOpen] = useState(false)
  const mayAsk = Boolean(session.data) && matter.report !== null && matter.open
  if (!found.data || (found.data.supervised.length === 0 && found.data.tasks.length === 0 && !mayAsk)) return null
  return (
    <section className="card part">
      <h2 className="section">{t('tasks.title')}</h2>
      {found.data.supervised.map(each => (
        <p key={`${each.by.code} ${each.until}`} className="note">
          <Icon name={each.late ? 'late' : 'eye'} />{t('tasks.supervised', { level: say(each.level.name), unit: say(each.by.name), time: date(each.until) })}
        </p>
      ))}
      {found.data.assistants.length > 0 && <p>{t('tasks.assistants', { units: list(found.data.assistants.map(unit => say(unit.name))) })}</p>}
      {found.data.tasks.length > 0 && <ul className="rows">{found.data.tasks.map(task => <TaskItem key={task.number} task={task} linked={false} />)}</ul>}
      {mayAsk && !open && <button className="button" type="button" onClick={() => setOpen(true)}>{t('tasks.askUnit')}</button>}
      {open && <Ask matter={matter} done={() => setOpen(false)} />}
    </section>
  )
}

const kinds = ['assist', 'ask', 'supervise', 'notice'] as const
const levels = ['urge', 'supervise', 'named-leader'] as const

function Ask({ matter, done }: { matter: MatterView; done: () => void }) {
  const { t, say } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const units = useQuery(unitsQuery)
  const [kind, setKind] = useState<(typeof kinds)[number]>('assist')
  const [level, setLevel] = useState<(typeof levels)[number]>('urge')
  const [unit, setUnit] = useState('')
  const [text, setText] = useState('')
  const [days, setDays] = useState('3')
  const [basis, setBasis] = useState(matter.responsibility.basis?.id ?? '')
  const asking = useMutation({
    mutationFn: () => tasks.ask({
      kind, unit, text: text.trim(), term: `${days} work days`, basis: basis.trim(), matter: matter.number, ...(kind === 'supervise' ? { level } : {}),
    }),
    onSuccess: () => {
      void cache.invalidateQueries()
      done()
    },
  })
  const ready = unit !== '' && text.trim() !== '' && basis.trim() !== '' && Number(days) > 0
  return (
    <form onSubmit={event => { event.preventDefault(); if (ready) asking.mutate() }}>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('tasks.kind')}</label>
        <select id={`${id}-kind`} value={kind} onChange={event => setKind(event.target.value as (typeof kinds)[number])}>
          {kinds.map(each => <option key={each} value={each}>{t(`tasks.${each}`)}</option>)}
        </select>
      </div>
      {kind === 'supervise' && (
        <div className="field">
          <label htmlFor={`${id}-level`}>{t('tasks.level')}</label>
          <select id={`${id}-level`} value={level} onChange={event => setLevel(event.target.value as (typeof levels)[number])}>
            {levels.map(each => <option key={each} value={each}>{t(`tasks.${each === 'supervise' ? 'supervised2' : each === 'named-leader' ? 'leader' : 'urge'}`)}</option>)}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-unit`}>{t('tasks.unit')}</label>
        <select id={`${id}-unit`} value={unit} onChange={event => setUnit(event.target.value)}>
          <option value="">—</option>
          {units.data?.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('tasks.text')}</label>
        <textarea id={`${id}-text`} rows={3} maxLength={4000} value={text} onChange={event => setText(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('tasks.days')}</label>
        <input id={`${id}-days`} type="number" min={1} max={365} value={days} onChange={event => setDays(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-basis`}>{t('tasks.basis')}</label>
        <input id={`${id}-basis`} value={basis} onChange={event => setBasis(event.target.value)} />
      </div>
      {asking.isError && <ProblemNote problem={asking.error} />}
      <button className="button primary" type="submit" disabled={!ready || asking.isPending}>{t('tasks.send')}</button>
      <button className="button" type="button" onClick={done}>{t('state.close')}</button>
    </form>
  )
}
