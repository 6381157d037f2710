import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Problem } from '../api/client'
import { roster } from '../api/roster'
import type { HandoverPage, RosterWeek } from '../api/roster'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'
import { Typed } from './Typed'

/** What each watch of a unit left open and who took it over; nothing where the reader may not see the book. */
export function HandoverBook({ week }: { week: RosterWeek }) {
  const { t, say } = useWords()
  const cache = useQueryClient()
  const key = ['handovers', week.unit.code]
  const book = useQuery({ queryKey: key, queryFn: () => roster.book(week.unit.code), retry: false, refetchInterval: 60_000 })
  const again = () => cache.invalidateQueries({ queryKey: key })
  if (book.isError) return book.error instanceof Problem && book.error.status === 403 ? null : <ProblemNote problem={book.error} />
  if (!week.rostered || !book.data) return null
  const own = week.turns.filter(turn => week.own.includes(turn.post.code))
  return (
    <section aria-label={t('roster.book')}>
      <h2 className="minor">{t('roster.book')}</h2>
      <p className="quiet">{t('roster.bookLead')}</p>
      {book.data.pages.length === 0 && <p className="quiet">{t('roster.noPages')}</p>}
      <ul className="rows">{book.data.pages.map(page => <li key={page.code}><Page page={page} again={again} /></li>)}</ul>
      {own.length > 0 && <Typed title={t('roster.note')} go={t('roster.noteGo')} asked={[
        { name: 'turn', label: t('roster.ownTurn'), choices: own.map(turn => [`${turn.shift} ${turn.day}`, `${turn.day} ${say(turn.post.name)}`]) },
        { name: 'text', label: t('roster.noteText') },
      ]} send={({ turn = '', text = '' }) => roster.note({ shift: turn.split(' ')[0] ?? '', day: turn.split(' ')[1] ?? '' }, text).then(again)} />}
    </section>
  )
}

function Page({ page, again }: { page: HandoverPage; again: () => Promise<unknown> }) {
  const { t, say, date } = useWords()
  const take = useMutation({ mutationFn: () => roster.takeOver(page.code), onSettled: again })
  const something = page.open.length > 0 || page.notes.length > 0 // with nothing to hand over nobody is called, and nobody is late
  return (
    <>
      <p>
        {date(page.at)} <b>{t('roster.leaves', { post: say(page.post.name) })}</b>{page.to && <> · {t('roster.comes', { post: say(page.to.name) })}</>}
      </p>
      {(page.takenAt || something) && <p className="quiet">
        {page.takenAt && page.takenBy ? t('roster.taken', { post: say(page.takenBy.name), time: date(page.takenAt) }) : page.late ? t('roster.lateTake') : t('roster.waits', { time: date(page.due) })}
      </p>}
      {page.notes.map(note => <p key={note.at}>{note.text}</p>)}
      {page.open.length === 0 ? <p className="quiet">{t('roster.nothingOpen')}</p> : (
        <details>
          <summary>{t('roster.open')} ({page.open.length})</summary>
          <ul className="rows">{page.open.map(one => <li key={`${one.kind} ${one.name}`}>{t(`roster.item.${one.kind}`)} <Name kind={one.kind} name={one.name} />{one.due && <span className="quiet"> {date(one.due)}</span>}</li>)}</ul>
        </details>
      )}
      {page.mayTake && something && <button className="button small primary" type="button" disabled={take.isPending} onClick={() => take.mutate()}>{t('roster.take')}</button>}
      {take.isError && <ProblemNote problem={take.error} />}
    </>
  )
}

function Name({ kind, name }: { kind: 'matter' | 'task' | 'call'; name: string }) {
  return kind === 'matter' ? <Link href={`/matters/${encodeURIComponent(name)}`}><code>{name}</code></Link> : <code>{name}</code>
}
