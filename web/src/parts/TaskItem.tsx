import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { tasks } from '../api/tasks'
import type { Task, TaskDeed } from '../api/tasks'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

/** One task as its two ends see it, with what the reader may do now. */
export function TaskItem({ task, linked }: { task: Task; linked: boolean }) {
  const { t, say, list, date } = useWords()
  const [deed, setDeed] = useState<TaskDeed | null>(null)
  return (
    <li>
      <p><b>{say(task.kind.name)}{task.level && ` · ${say(task.level.name)}`}</b> · {say(task.stateName)}{task.late && ` · ${t('tasks.late')}`}</p>
      <p>{t('tasks.between', { asker: say(task.asker.name), answerer: say(task.answerer.name) })}</p>
      <p>{task.text}</p>
      <p className="quiet">
        {t('tasks.due', { time: date(task.due) })}
        {task.basis && ` · ${say(task.basis.law)} ${task.basis.number}`}
        {task.told.length > 0 && ` · ${t('tasks.told', { units: list(task.told.map(unit => say(unit.name))) })}`}
      </p>
      {linked && task.origin.kind === 'matter' && <p><Link href={`/matters/${encodeURIComponent(task.origin.name)}`}><code>{task.origin.name}</code></Link></p>}
      {task.acts.length > 0 && (
        <p className="actions">
          {task.acts.map(each => (
            <button key={each.verb} className="button small" type="button" aria-expanded={deed?.verb === each.verb} onClick={() => setDeed(deed?.verb === each.verb ? null : each)}>{say(each.name)}</button>
          ))}
        </p>
      )}
      {deed && <Deed task={task} deed={deed} done={() => setDeed(null)} />}
    </li>
  )
}

function Deed({ task, deed, done }: { task: Task; deed: TaskDeed; done: () => void }) {
  const { t, say } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const doing = useMutation({
    mutationFn: () => tasks.act(task, { verb: deed.verb, ...(reason === '' ? {} : { reason }), ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSuccess: () => {
      void cache.invalidateQueries()
      done()
    },
  })
  const ready = (!deed.needs.includes('reason') || reason !== '') && (!deed.needs.includes('note') || note.trim() !== '')
  return (
    <form className="card part" onSubmit={event => { event.preventDefault(); if (ready) doing.mutate() }}>
      {deed.reasons.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('tasks.reason')}</label>
          <select id={`${id}-reason`} value={reason} onChange={event => setReason(event.target.value)}>
            <option value="">—</option>
            {deed.reasons.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-note`}>{t('tasks.note')}</label>
        <textarea id={`${id}-note`} rows={2} maxLength={4000} value={note} onChange={event => setNote(event.target.value)} />
      </div>
      {doing.isError && <ProblemNote problem={doing.error} />}
      <button className="button primary" type="submit" disabled={!ready || doing.isPending}>{say(deed.name)}</button>
    </form>
  )
}
