import { useQuery } from '@tanstack/react-query'
import { undertakingQuery } from '../api/queries'
import type { Undertaking } from '../api/types'
import { MatterList } from '../parts/MatterList'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

export default function UndertakingPage({ number }: { number: string }) {
  const { t } = useWords()
  const asked = useQuery(undertakingQuery(number))
  if (asked.data) return <Told undertaking={asked.data} />
  return (
    <>
      <Heading title={number} className={asked.isPending ? 'visually-hidden' : ''}>{t('undertaking.kind')} {number}</Heading>
      {asked.isError ? <ProblemNote problem={asked.error} retry={() => void asked.refetch()} /> : <Loading />}
    </>
  )
}

function Told({ undertaking }: { undertaking: Undertaking }) {
  const { t, say, n, date } = useWords()
  const open = undertaking.matters.filter(matter => matter.open).length
  return (
    <>
      <p className="matter-number"><span className="quiet">{t('undertaking.kind')}</span><code>{undertaking.number}</code></p>
      <Heading title={say(undertaking.name)}>{say(undertaking.name)}</Heading>
      <p className="goal">{say(undertaking.goal)}</p>
      <div className="figure-row">
        <div><b>{say(undertaking.stateName)}</b><span>{t('undertaking.stage')}</span></div>
        <div><b>{n(undertaking.matterCount)}</b><span>{t('undertaking.matters')}</span></div>
        <div><b>{n(open)}</b><span>{t('matters.open')}</span></div>
      </div>
      <section className="card">
        <dl className="facts wide-facts">
          <div><dt>{t('undertaking.forWhom')}</dt><dd>{say(undertaking.forWhom)}</dd></div>
          <div><dt>{t('undertaking.atWhoseCost')}</dt><dd>{say(undertaking.atWhoseCost)}</dd></div>
          <div><dt>{t('who.lead')}</dt><dd>{say(undertaking.lead.unit.name)}</dd></div>
          <div><dt>{t('undertaking.started')}</dt><dd>{date(undertaking.startedAt)}</dd></div>
          <div><dt>{t('undertaking.review')}</dt><dd>{undertaking.reviewOn}</dd></div>
        </dl>
      </section>
      <section className="card">
        <div className="card-head"><h2>{t('undertaking.matters')}</h2></div>
        {undertaking.matters.length > 0 ? <MatterList matters={undertaking.matters} /> : <Empty title={t('undertaking.none')} />}
      </section>
    </>
  )
}
