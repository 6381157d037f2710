import { useQuery } from '@tanstack/react-query'
import { roadsQuery } from '../api/roads'
import { Loading, ProblemNote } from '../parts/Notes'
import { useRoadWords } from '../parts/RoadStrip'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** Every road of the city with its chief, longest first. */
export default function Roads() {
  const { t, say, n } = useWords()
  const words = useRoadWords()
  const roads = useQuery(roadsQuery)
  const sorted = [...(roads.data ?? [])].sort((a, b) => b.metres - a.metres)
  return (
    <div className="desk-page">
      <Heading title={t('road.list')}>{t('road.list')}</Heading>
      <p className="page-lead">{t('road.listLead')}</p>
      {roads.isPending && <Loading />}
      {roads.isError && <ProblemNote problem={roads.error} retry={() => void roads.refetch()} />}
      <ul className="rows">
        {sorted.map(road => (
          <li key={road.id}>
            <Link href={`/roads/${encodeURIComponent(road.id)}`}><b>{say(road.name)}</b></Link>
            <span className="quiet">
              {t('road.size', { metres: n(Math.round(road.metres)), stretches: n(road.stretches), joints: n(road.joints) })}
              {' · '}{road.chief ? words.seat(road.chief) : t('road.noFirst')}{' · '}{words.open(road.open)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
