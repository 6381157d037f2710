import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { roster } from '../api/roster'
import type { RosterWeek, Turn } from '../api/roster'
import { Calls } from '../parts/Calls'
import { HandoverBook } from '../parts/HandoverBook'
import { Loading, ProblemNote } from '../parts/Notes'
import { RosterDeeds } from '../parts/RosterDeeds'
import { RosterPicture } from '../parts/RosterPicture'
import { Heading } from '../parts/Shell'
import { Typed } from '../parts/Typed'
import { useWords } from '../words/useWords'

/** Who is on duty in a unit: now, and over a week as a picture; calls to answer; and what may be changed. */
export default function Roster() {
  const { t } = useWords()
  const cache = useQueryClient()
  const [unit, setUnit] = useState(() => new URLSearchParams(location.search).get('unit'))
  const [first, setFirst] = useState<string | null>(null)
  const week = useQuery({ queryKey: ['roster', unit, first], queryFn: () => roster.week(unit, first), retry: false, refetchInterval: 60_000 })
  const again = () => cache.invalidateQueries({ queryKey: ['roster'] })
  return (
    <div className="desk-page">
      <Heading title={t('roster.title')}>{t('roster.title')}</Heading>
      <p className="page-lead">{t('roster.lead')}</p>
      <Calls all />
      {week.isPending && <Loading />}
      {week.isError && <ProblemNote problem={week.error} />}
      {week.data && <Week week={week.data} again={again} show={setFirst} />}
      <Typed title={t('roster.otherUnit')} go={t('roster.show')} asked={[{ name: 'unit', label: t('roster.unitCode') }]}
        send={async ({ unit: code = '' }) => { await roster.week(code, null); setUnit(code) }} />
    </div>
  )
}

function Week({ week, again, show }: { week: RosterWeek; again: () => Promise<unknown>; show: (first: string) => void }) {
  const { t, say, date } = useWords()
  const cache = useQueryClient()
  const move = (days: number) => show(new Date(Date.parse(`${week.first}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10))
  const { now } = week
  return (
    <>
      <section className="card">
        <div className="card-head"><h2>{say(week.unit.name)}</h2></div>
        <p>
          <span className="quiet">{t('roster.now')}</span> <b>{now.post ? say(now.post.name) : t('roster.nobody')}</b>
          {now.unit.code !== week.unit.code && <> · {say(now.unit.name)}</>}{now.person && <> · {now.person}</>}
          {now.by && <span className="quiet"> · {t(`roster.by.${now.by as 'shift'}`)}</span>}
        </p>
        <Typed title={t('roster.call')} go={t('roster.callGo')} asked={[{ name: 'reason', label: t('roster.reason') }]}
          send={async ({ reason = '' }) => { await roster.call(week.unit.code, reason); await cache.invalidateQueries({ queryKey: ['calls'] }) }} />
      </section>
      <section aria-label={t('roster.week')}>
        <div className="act-end">
          <button className="button small" type="button" onClick={() => move(-7)}>{t('roster.before')}</button>
          <button className="button small" type="button" onClick={() => move(7)}>{t('roster.after')}</button>
        </div>
        {!week.rostered && <p className="quiet">{t('roster.none')}</p>}
        {week.rostered && <RosterPicture week={week} />}
        <details>
          <summary>{t('roster.asList')}</summary>
          <ul className="rows">{week.turns.map(turn => <li key={`${turn.shift} ${turn.day}`}><Line turn={turn} /></li>)}</ul>
        </details>
        {week.findings.length > 0 && <h3 className="minor">{t('roster.findings')}</h3>}
        <ul className="rows">
          {week.findings.map(found => (
            <li key={`${found.kind} ${found.from} ${found.posts.map(post => post.code).join()}`}>
              <b>{t(`roster.finding.${found.kind}`)}</b> {date(found.from)} – {date(found.to)} {found.posts.map(post => say(post.name)).join(' · ')}
            </li>
          ))}
        </ul>
      </section>
      <HandoverBook week={week} />
      <RosterDeeds week={week} again={again} />
    </>
  )
}

function Line({ turn }: { turn: Turn }) {
  const { t, say, date } = useWords()
  return (
    <>
      {date(turn.from)} – {date(turn.to)} <b>{say(turn.post.name)}</b>{turn.person && ` · ${turn.person}`}
      {turn.instead && <span className="quiet"> · {t('roster.insteadOf', { post: say(turn.instead.name) })}</span>}
      {turn.held === false && <span className="quiet"> · {t('roster.finding.unheld')}</span>}
    </>
  )
}
