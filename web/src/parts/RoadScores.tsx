import { useQuery } from '@tanstack/react-query'
import { scoresOfQuery } from '../api/scores'
import type { Given, ScoreRules } from '../api/scores'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

/** How the road was scored: bands with their range, period by period; no share, no rank, no person. */
export function RoadScores({ id }: { id: string }) {
  const { t } = useWords()
  const asked = useQuery(scoresOfQuery(id))
  if (asked.isError) return <ProblemNote problem={asked.error} />
  if (!asked.data || asked.data.rules.aims.length === 0) return null
  const { rules, periods } = asked.data
  return (
    <section aria-labelledby="scores">
      <h2 className="minor" id="scores">{t('score.title')}</h2>
      <HowScored rules={rules} />
      {periods.length === 0 && <p className="quiet">{t('score.none')}</p>}
      <ul className="rows">
        {periods.map(period => (
          <li key={period.from}>
            <p><b>{t('score.period', { from: period.from, to: period.to })}</b></p>
            <dl className="facts">{period.given.map(given => <div key={given.aim.code}><dt><Aim given={given} /></dt><dd><BandOf given={given} /></dd></div>)}</dl>
            <p className="quiet">{t('score.seed')} <code>{period.seed}</code></p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function HowScored({ rules }: { rules: ScoreRules }) {
  const { t, say, n, list } = useWords()
  return (
    <p>
      {t('score.how', { months: n(rules.months), spots: n(rules.spots), aims: list(rules.aims.map(aim => say(aim.name))), fewest: n(rules.fewest) })}{' '}
      {list(rules.bands.map(band => t('score.bandRange', { band: say(band.name), from: n(band.from), to: n(band.to) })))}
    </p>
  )
}

function Aim({ given }: { given: Given }) {
  const { say } = useWords()
  return <>{say(given.aim.name)}</>
}

export function BandOf({ given }: { given: Given }) {
  const { t, say, n } = useWords()
  if (given.band) return <>{t('score.bandRange', { band: say(given.band.name), from: n(given.low ?? 0), to: n(given.high ?? 100) })}</>
  return <span className="quiet">{given.setAside ? t('score.setAside') : t('score.unsaid')}</span>
}
