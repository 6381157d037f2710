import { useQuery } from '@tanstack/react-query'
import { tasks } from '../api/tasks'
import type { HopsMiddle } from '../api/tasks'
import { Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

/** Through how many hands matters go and how long they wait, month by month, with and without a delegation. */
export default function Hops() {
  const { t, n, say, date } = useWords()
  const figure = useQuery({ queryKey: ['hops'], queryFn: tasks.hops, staleTime: 5 * 60_000 })
  const found = figure.data
  const row = (name: string, middle: HopsMiddle | null) => middle && (
    <tr><th scope="row">{name}</th><td>{n(middle.matters)}</td><td>{n(middle.hops)}</td><td>{n(Math.round(middle.minutes))}</td></tr>
  )
  return (
    <div className="desk-page">
      <Heading title={t('hops.title')}>{t('hops.title')}</Heading>
      <p className="page-lead">{t('hops.lead')}</p>
      {figure.isPending && <Loading />}
      {figure.isError && <ProblemNote problem={figure.error} retry={() => void figure.refetch()} />}
      {found?.months.map(month => (
        <section key={month.month} className="card part">
          <h2 className="part-title" id={`h-${month.month}`}>{month.month}</h2>
          {month.all === null ? <p className="quiet">{t('hops.small', { n: found.least })}</p> : (
            <>
              <div className="table-box" role="region" aria-labelledby={`h-${month.month}`} tabIndex={0}>
                <table>
                  <thead><tr><th scope="col">{t('hops.which')}</th><th scope="col">{t('hops.matters')}</th><th scope="col">{t('hops.hops')}</th><th scope="col">{t('hops.minutes')}</th></tr></thead>
                  <tbody>{row(t('hops.all'), month.all)}{row(t('hops.own'), month.own)}{row(t('hops.lent'), month.lent)}</tbody>
                </table>
              </div>
              <p className="quiet">{t('hops.waits')}{month.all.waits.map(wait => `${say(wait.state.name)} ${n(Math.round(wait.minutes))}`).join(' · ')}</p>
            </>
          )}
        </section>
      ))}
      <p className="quiet">{t('hops.method', { n: found?.least ?? 5, zone: found?.zone ?? '' })} {found && t('misroute.made', { time: date(found.at) })} <a href="/api/v1/figures/hops">{t('misroute.rows')}</a></p>
    </div>
  )
}
