import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { changes } from '../api/changes'
import type { Meeting } from '../api/changes'
import { sessionQuery } from '../api/queries'
import type { Group } from '../api/tasks'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Ticks, Typed } from '../parts/Typed'
import { Link } from '../router'
import { useNow, useWords } from '../words/useWords'

/** One leading group: what for, who, until when, and what it decided when it met, with what is late. */
export default function GroupPage({ code }: { code: string }) {
  const { t, say, date } = useWords()
  const found = useQuery({ queryKey: ['groups', code], queryFn: () => changes.group(code), retry: false })
  const session = useQuery(sessionQuery).data
  const group = found.data
  const inside = group !== undefined && (session?.posts.some(post => post.unit.code === code || group.members.some(each => each.unit.code === post.unit.code)) ?? false)
  return (
    <div className="desk-page">
      <p><Link href="/groups">{t('groups.title')}</Link></p>
      <Heading title={group ? say(group.name) : t('groups.title')}>{group ? say(group.name) : t('groups.title')}</Heading>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} />}
      {group && (
        <>
          <p className="page-lead">{say(group.mandate)}</p>
          <p className="quiet">
            {group.dissolvedAt ? t('groups.ended', { time: date(group.dissolvedAt) }) : t('groups.until', { time: date(group.until) })}
            {group.overdue && ` · ${t('groups.overdue')}`}
            {group.basis && ` · ${say(group.basis.law)} ${group.basis.number}`}
          </p>
          <ul>{group.members.map(each => <li key={each.unit.code}>{say(each.unit.name)} · {say(each.role)}{each.chair && ` · ${t('groups.chair')}`}</li>)}</ul>
          <h2 className="minor">{t('meet.title')}</h2>
          {inside && !group.dissolvedAt && <Call group={group} />}
          {group.meetings.length === 0 && <Empty title={t('meet.none')} />}
          {group.meetings.map(meeting => <Held key={meeting.code} meeting={meeting} group={group} inside={inside} />)}
        </>
      )}
    </div>
  )
}

function Call({ group }: { group: Group }) {
  const { t, say } = useWords()
  const cache = useQueryClient()
  const [there, setThere] = useState<string[]>(group.members.map(each => each.unit.code))
  const send = async ({ heldAt = '', agenda = '' }: Record<string, string>) => {
    await changes.meet(group.code, {
      heldAt: new Date(heldAt).toISOString(), attendance: there, agenda: agenda.split(/\s+/).filter(number => number !== ''),
    })
    await cache.invalidateQueries({ queryKey: ['groups', group.code] })
  }
  return (
    <Typed title={t('meet.call')} go={t('meet.send')} send={send} asked={[
      { name: 'heldAt', label: t('meet.heldAt'), kind: 'datetime-local' }, { name: 'agenda', label: t('meet.agenda'), hint: t('meet.agendaHint'), kind: 'long', optional: true },
    ]} more={<Ticks legend={t('meet.there')} all={group.members.map(each => [each.unit.code, say(each.unit.name)])} ticked={there} change={setThere} />} />
  )
}

function Held({ meeting, group, inside }: { meeting: Meeting; group: Group; inside: boolean }) {
  const { t, say, list, date } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const approving = useMutation({
    mutationFn: (writtenAt: string) => changes.approveMinutes(meeting.code, writtenAt),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['groups', group.code] }),
  })
  const minutes = meeting.minutes
  const held = useNow() >= Date.parse(meeting.heldAt)
  return (
    <article className="card part" aria-labelledby={id}>
      <h3 className="part-title" id={id}>{date(meeting.heldAt)}</h3>
      <p className="quiet">{list(meeting.attendance.map(unit => say(unit.name)))} · {meeting.approvedAt ? t('meet.approved', { time: date(meeting.approvedAt) }) : t(minutes ? 'meet.waits' : 'meet.unwritten')}</p>
      {meeting.agenda.length > 0 && <ol>{meeting.agenda.map(number => <li key={number}><Link href={`/matters/${encodeURIComponent(number)}`}><code>{number}</code></Link></li>)}</ol>}
      {minutes && <p className="told-note">{minutes.text}</p>}
      <ul>
        {meeting.decisions.map((each, i) => (
          <li key={i}>
            <b>{say(each.unit.name)}</b> {each.text} {each.state && `· ${say(each.state.name)}`} {each.due && `· ${t('tasks.due', { time: date(each.due) })}`}
            {each.late && <b className="bad"> · {t('tasks.late')}</b>}
          </li>
        ))}
      </ul>
      {inside && minutes && !meeting.approvedAt && (
        <>
          {minutes.own && <p className="note">{t('duty.fourEyes')}</p>}
          {approving.isError && <ProblemNote problem={approving.error} />}
          {!minutes.own && <button className="button primary" type="button" disabled={approving.isPending} onClick={() => approving.mutate(minutes.writtenAt)}>{t('meet.approve')}</button>}
        </>
      )}
      {inside && held && !meeting.approvedAt && <Minutes meeting={meeting} group={group} />}
    </article>
  )
}

const blank = { unit: '', text: '', term: '5 work days' }

/** What was said and what was decided; each decision becomes a task of its unit once another person approves. */
function Minutes({ meeting, group }: { meeting: Meeting; group: Group }) {
  const { t, say } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [text, setText] = useState(meeting.minutes?.text ?? '')
  const [decided, setDecided] = useState([blank])
  const writing = useMutation({
    mutationFn: () => changes.write(meeting.code, text.trim(), decided.filter(each => each.unit !== '' && each.text.trim() !== '')),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['groups', group.code] }),
  })
  const put = (i: number, change: Partial<typeof blank>) => setDecided(decided.map((each, at) => (at === i ? { ...each, ...change } : each)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    writing.mutate()
  }
  return (
    <details className="typed">
      <summary>{t('meet.write')}</summary>
      <form onSubmit={submit}>
        <p className="hint">{t('meet.noNames')}</p>
        <div className="field"><label htmlFor={`${id}-text`}>{t('meet.minutes')}</label><textarea id={`${id}-text`} required rows={5} maxLength={20000} value={text} onChange={event => setText(event.target.value)} /></div>
        {decided.map((each, i) => (
          <fieldset key={i}>
            <legend>{t('meet.decision', { n: i + 1 })}</legend>
            <div className="field">
              <label htmlFor={`${id}-unit-${i}`}>{t('meet.unit')}</label>
              <select id={`${id}-unit-${i}`} value={each.unit} onChange={event => put(i, { unit: event.target.value })}>
                <option value="">{t('state.pick')}</option>
                {group.members.map(member => <option key={member.unit.code} value={member.unit.code}>{say(member.unit.name)}</option>)}
              </select>
            </div>
            <div className="field"><label htmlFor={`${id}-what-${i}`}>{t('meet.what')}</label><input id={`${id}-what-${i}`} value={each.text} maxLength={4000} onChange={event => put(i, { text: event.target.value })} /></div>
            <div className="field">
              <label htmlFor={`${id}-term-${i}`}>{t('meet.term')}</label>
              <select id={`${id}-term-${i}`} value={each.term} onChange={event => put(i, { term: event.target.value })}>
                {[1, 3, 5, 10, 20].map(days => <option key={days} value={`${days} work days`}>{t('term.work-days', { n: days })}</option>)}
              </select>
            </div>
          </fieldset>
        ))}
        {writing.isError && <ProblemNote problem={writing.error} />}
        <p className="actions">
          <button className="button" type="button" disabled={decided.length >= 50} onClick={() => setDecided([...decided, blank])}>{t('meet.more')}</button>
          <button className="button primary" type="submit" disabled={writing.isPending || text.trim() === ''}>{t('meet.keep')}</button>
        </p>
      </form>
    </details>
  )
}
