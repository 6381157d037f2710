import { useQuery } from '@tanstack/react-query'
import { staff } from '../api/staff'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** What looked like one flood or brigade, for whoever supervises over the place. Everything of it was taken in. */
export default function Floods() {
  const { t, say, date } = useWords()
  const floods = useQuery({ queryKey: ['floods'], queryFn: staff.floods, retry: false, refetchInterval: 60_000 })
  return (
    <div className="desk-page">
      <Heading title={t('floods.title')}>{t('floods.title')}</Heading>
      <p className="page-lead">{t('floods.lead')}</p>
      {floods.isPending && <Loading />}
      {floods.isError && <ProblemNote problem={floods.error} />}
      {floods.data?.items.length === 0 && <Empty title={t('floods.none')} />}
      <ul className="rows">
        {floods.data?.items.map(flood => (
          <li key={`${flood.kind} ${flood.area.code} ${flood.at}`}>
            <p><b>{t(`floods.${flood.kind}`)}</b> · {say(flood.area.name)}</p>
            <p>{t('floods.counted', { reports: flood.reports, matters: flood.matters })}</p>
            <p className="quiet">
              {t('floods.began', { time: date(flood.at) })}{flood.latest && ` · ${t('floods.latest', { time: date(flood.latest) })}`}
              {flood.told && ` · ${t('floods.told', { unit: say(flood.told.name) })}`}
            </p>
            {flood.examples.length > 0 && (
              <ul className="chips">{flood.examples.map(number => <li key={number}><Link href={`/matters/${encodeURIComponent(number)}`}><code>{number}</code></Link></li>)}</ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
