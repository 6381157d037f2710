import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { roster } from '../api/roster'
import type { RosterWeek } from '../api/roster'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'
import { Ticks, Typed } from './Typed'

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const clock = '([01][0-9]|2[0-3]):[0-5][0-9]'
const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'

/** What the reader may change: be away or back, swap a turn, and plan as the leader of the unit. */
export function RosterDeeds({ week, again }: { week: RosterWeek; again: () => Promise<unknown> }) {
  const { t, say } = useWords()
  const [ticked, setTicked] = useState<string[]>([...weekdays])
  const answer = useMutation({ mutationFn: ({ code, agrees }: { code: string; agrees: boolean }) => roster.answerSwap(code, agrees), onSuccess: again })
  const named = week.posts.map(post => [post.code, say(post.name)] as [string, string])
  const mine = named.filter(([code]) => week.mayPlan || week.own.includes(code))
  const turns = week.turns.map(turn => [`${turn.shift} ${turn.day}`, `${turn.day} ${say(turn.post.name)}`, turn.post.code] as const)
  const wish = (text: string) => ({ shift: text.split(' ')[0] ?? '', day: text.split(' ')[1] ?? '' })
  const then = (deed: Promise<unknown>) => deed.then(again)
  return (
    <section aria-label={t('roster.change')}>
      <ul className="rows">
        {week.swaps.map(swap => (
          <li key={swap.code}>
            {t('roster.swapOf', { own: `${swap.day} ${say(swap.post.name)}`, other: `${swap.otherDay} ${say(swap.otherPost.name)}` })}
            {swap.mayAnswer && <>
              <button className="button small primary" type="button" onClick={() => answer.mutate({ code: swap.code, agrees: true })}>{t('roster.agree')}</button>
              <button className="button small" type="button" onClick={() => answer.mutate({ code: swap.code, agrees: false })}>{t('roster.decline')}</button>
            </>}
          </li>
        ))}
      </ul>
      {answer.isError && <ProblemNote problem={answer.error} />}
      {mine.length > 0 && <>
        <Typed title={t('roster.away')} go={t('roster.save')} asked={[
          { name: 'post', label: t('roster.post'), choices: mine },
          { name: 'from', label: t('roster.from'), hint: t('roster.momentHint') }, { name: 'to', label: t('roster.to'), hint: t('roster.momentHint') },
        ]} send={({ post = '', from = '', to = '' }) => then(roster.absence({ verb: 'away', post, from, to }))} />
        <Typed title={t('roster.back')} go={t('roster.save')} asked={[{ name: 'post', label: t('roster.post'), choices: mine }]}
          send={({ post = '' }) => then(roster.absence({ verb: 'back', post }))} />
        <Typed title={t('roster.swap')} go={t('roster.ask')} asked={[
          { name: 'own', label: t('roster.ownTurn'), choices: turns.filter(turn => week.own.includes(turn[2])).map(turn => [turn[0], turn[1]]) },
          { name: 'other', label: t('roster.otherTurn'), choices: turns.filter(turn => !week.own.includes(turn[2])).map(turn => [turn[0], turn[1]]) },
        ]} send={({ own = '', other = '' }) => then(roster.swap(wish(own), wish(other)))} />
      </>}
      {week.mayPlan && <>
        <Typed title={t('roster.plan')} go={t('roster.save')} asked={[
          { name: 'post', label: t('roster.post'), choices: named },
          { name: 'days', label: t('roster.days'), choices: (['every-day', 'working-days', 'rest-days'] as const).map(each => [each, t(`roster.day.${each}`)]) },
          { name: 'from', label: t('roster.from'), pattern: clock, hint: '22:00' }, { name: 'to', label: t('roster.to'), pattern: clock, hint: '06:00' },
          { name: 'first', label: t('roster.first'), pattern: day, hint: '2026-11-23' },
        ]} more={<Ticks legend={t('roster.weekdays')} all={weekdays.map(each => [each, t(`roster.weekday.d${each}`)])} ticked={ticked} change={setTicked} />}
        send={({ post = '', days = '', from = '', to = '', first = '' }) =>
          then(roster.plan({ unit: week.unit.code, post, days: days as 'every-day', weekdays: ticked.map(Number), from, to, first }))} />
        <Typed title={t('roster.cover')} go={t('roster.save')} asked={[
          { name: 'turn', label: t('roster.ownTurn'), choices: turns.map(turn => [turn[0], turn[1]]) },
          { name: 'post', label: t('roster.post'), choices: named },
        ]} send={({ turn = '', post = '' }) => then(roster.change(wish(turn).shift, { verb: 'cover', day: wish(turn).day, post }))} />
        <Typed title={t('roster.end')} go={t('roster.save')} asked={[
          { name: 'shift', label: t('roster.shift'), choices: week.shifts.map(shift => [shift.code, `${say(shift.post.name)} ${shift.hours.from}–${shift.hours.to}`]) },
          { name: 'last', label: t('roster.last'), pattern: day, hint: '2026-11-23' },
        ]} send={({ shift = '', last = '' }) => then(roster.change(shift, { verb: 'end', day: last }))} />
      </>}
    </section>
  )
}
