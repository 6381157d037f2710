import { useQuery } from '@tanstack/react-query'
import { misroutesQuery } from '../api/queries'
import type { MisrouteShare } from '../api/types'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

/** How often a matter was first sent to the wrong unit, month by month, with how sure that is and how it is made. */
export default function Misroutes() {
  const { t, n, say, date } = useWords()
  const figure = useQuery(misroutesQuery)
  const found = figure.data
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const told = (share: MisrouteShare) => t('misroute.rate', { rate: percent(share.rate), low: percent(share.low), high: percent(share.high) })
  return (
    <div className="desk-page">
      <Heading title={t('misroute.title')}>{t('misroute.title')}</Heading>
      <p className="page-lead">{t('misroute.lead')}</p>
      {figure.isPending && <Loading />}
      {figure.isError && <ProblemNote problem={figure.error} retry={() => void figure.refetch()} />}
      {found?.months.length === 0 && <Empty title={t('misroute.none')} />}
      {[...(found?.months ?? [])].reverse().map(month => (
        <section key={month.month} className="card part">
          <h2 className="part-title" id={`m-${month.month}`}>{month.whole ? month.month : t('misroute.running', { month: month.month })}</h2>
          <p>
            {t('misroute.sent', { n: n(month.sent) })}
            {month.share
              ? ` · ${t('misroute.counted', { handled: n(month.share.handled), elsewhere: n(month.share.elsewhere) })} · ${told(month.share)}`
              : ` · ${t('misroute.small', { n: found?.least ?? 5 })}`}
          </p>
          {month.units.length + (month.others ? 1 : 0) > 0 && (
            <div className="table-box" role="region" aria-labelledby={`m-${month.month}`} tabIndex={0}>
              <table>
                <thead>
                  <tr><th scope="col">{t('misroute.unit')}</th><th scope="col">{t('misroute.handled')}</th><th scope="col">{t('misroute.elsewhere')}</th><th scope="col">{t('misroute.share')}</th></tr>
                </thead>
                <tbody>
                  {month.units.map(({ unit, share }) => (
                    <tr key={unit.code}><th scope="row">{say(unit.name)}</th><td>{n(share.handled)}</td><td>{n(share.elsewhere)}</td><td>{told(share)}</td></tr>
                  ))}
                  {month.others && (
                    <tr>
                      <th scope="row">{t('misroute.others', { n: n(month.others.units) })}</th>
                      <td>{n(month.others.share.handled)}</td><td>{n(month.others.share.elsewhere)}</td><td>{told(month.others.share)}</td>
                    </tr>
                  )}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
      <section className="card part" aria-labelledby="misroute-method">
        <h2 className="part-title" id="misroute-method">{t('misroute.method')}</h2>
        <ul>
          {(['counts', 'nobody', 'sure', 'hidden', 'again'] as const).map(key => <li key={key}>{t(`misroute.${key}`, { n: found?.least ?? 5, zone: found?.zone ?? '' })}</li>)}
        </ul>
        <p className="quiet">{found && t('misroute.made', { time: date(found.at) })} <a href="/api/v1/figures/misroutes">{t('misroute.rows')}</a></p>
      </section>
    </div>
  )
}
