import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { roster } from '../api/roster'
import type { DutyCall } from '../api/roster'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

/** Calls to duty that are mine or my unit's; what is open can be answered here. Nothing is shown when there is none. */
export function Calls({ all = false }: { all?: boolean }) {
  const { t } = useWords()
  const calls = useQuery({ queryKey: ['calls'], queryFn: roster.calls, retry: false, refetchInterval: 15_000 })
  const shown = calls.data?.items.filter(call => all || call.endedAt === null) ?? []
  if (shown.length === 0) return all ? <p className="quiet">{t('roster.noCalls')}</p> : null
  return (
    <section aria-label={t('roster.calls')}>
      <h2 className="minor">{t('roster.calls')}</h2>
      <ul className="rows">{shown.map(call => <li key={call.code}><Call call={call} /></li>)}</ul>
    </section>
  )
}

function Call({ call }: { call: DutyCall }) {
  const { t, say, date } = useWords()
  const cache = useQueryClient()
  const answer = useMutation({ mutationFn: () => roster.answer(call.code), onSettled: () => cache.invalidateQueries({ queryKey: ['calls'] }) })
  return (
    <>
      <p>
        <b>{say(call.unit.name)}</b> · {date(call.at)}{call.number && <> · <Link href={`/matters/${encodeURIComponent(call.number)}`}><code>{call.number}</code></Link></>}
      </p>
      {call.reason && <p>{call.reason}</p>}
      {call.handover && <p>{t('roster.aboutWatch')}{call.endedAt === null && <> · <Link href={`/roster?unit=${encodeURIComponent(call.unit.code)}`}>{t('roster.pageOf')}</Link></>}</p>}
      <ol className="quiet">{call.steps.map(step => <li key={step.level}>{date(step.at)} {say(step.unit.name)} · {say(step.post.name)} · {t(`roster.by.${step.by as 'shift'}`)}</li>)}</ol>
      {call.endedAt === null
        ? <p className="quiet">{call.exhausted ? t('roster.exhausted') : t('roster.nextAt', { time: date(call.nextAt) })}</p>
        : <p className="quiet">{call.how === 'answered' && call.answeredBy ? t('roster.answeredBy', { post: say(call.answeredBy.name), time: date(call.endedAt) }) : t(call.how === 'acknowledged' ? 'roster.takenOver' : 'roster.moved', { time: date(call.endedAt) })}</p>}
      {call.mayAnswer && <button className="button primary" type="button" disabled={answer.isPending} onClick={() => answer.mutate()}>{t('roster.answer')}</button>}
      {answer.isError && <ProblemNote problem={answer.error} />}
    </>
  )
}
