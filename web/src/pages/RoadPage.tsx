import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { corridorQuery } from '../api/roads'
import type { Corridor, RoadStretch } from '../api/roads'
import { Loading, ProblemNote } from '../parts/Notes'
import { RoadDossier, RoadMoves } from '../parts/RoadDossier'
import { RoadScores } from '../parts/RoadScores'
import { RoadStrip, RoadTable, useRoadWords } from '../parts/RoadStrip'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** One road from end to end: who is chief where, what stands there, what is open, and where two chiefs meet. */
export default function RoadPage({ id }: { id: string }) {
  const { t } = useWords()
  const asked = useQuery(corridorQuery(id))
  if (asked.data) return <Told road={asked.data} />
  return (
    <>
      <Heading title={id} className={asked.isPending ? 'visually-hidden' : ''}>{t('road.kind')} {id}</Heading>
      {asked.isError ? <ProblemNote problem={asked.error} retry={() => void asked.refetch()} /> : <Loading />}
    </>
  )
}

function Told({ road }: { road: Corridor }) {
  const { t, say, n, list } = useWords()
  const words = useRoadWords()
  const [chosen, setChosen] = useState(road.stretches[0]?.id ?? '')
  const stretch = road.stretches.find(each => each.id === chosen)
  return (
    <div className="desk-page road-page">
      <p><Link href="/roads">{t('road.list')}</Link></p>
      <Heading title={say(road.name)}>{say(road.name)}</Heading>
      <p className="page-lead">
        {t('road.size', { metres: n(Math.round(road.to - road.from)), stretches: n(road.stretches.length), joints: n(road.joints.length) })}
        {' · '}{road.chief ? words.seat(road.chief) : t('road.noFirst')}
      </p>
      <RoadStrip road={road} chosen={chosen} choose={setChosen} />
      {stretch && <Stretch road={road} stretch={stretch} />}
      <section aria-labelledby="joints">
        <h2 className="minor" id="joints">{t('road.joints')}</h2>
        <p>{t('road.jointsLead', { n: n(road.jointMetres) })}</p>
        {road.joints.length === 0 && <p className="quiet">{t('road.noJoints')}</p>}
        <ul>
          {road.joints.map(joint => (
            <li key={joint.measure}>{t('road.joint', { at: n(Math.round(joint.measure)), before: words.seat(joint.before), after: words.seat(joint.after) })}</li>
          ))}
        </ul>
      </section>
      {road.groups.length > 0 && (
        <section aria-labelledby="groups">
          <h2 className="minor" id="groups">{t('road.groups')}</h2>
          <dl className="facts">{road.groups.map(({ group, units }) => <div key={group.code}><dt>{say(group.name)}</dt><dd>{units.length > 0 ? list(units.map(unit => say(unit.name))) : t('road.noGroup')}</dd></div>)}</dl>
        </section>
      )}
      <RoadScores id={road.id} />
      <RoadMoves id={road.id} />
      <RoadDossier id={road.id} />
      <section>
        <h2 className="minor" id="table">{t('road.table')}</h2>
        <RoadTable road={road} chosen={chosen} />
      </section>
    </div>
  )
}

function Stretch({ road, stretch }: { road: Corridor; stretch: RoadStretch }) {
  const { t, say, n } = useWords()
  const words = useRoadWords()
  return (
    <section className="card part" aria-labelledby="stretch" aria-live="polite">
      <h2 className="part-title" id="stretch">{say(stretch.name)}</h2>
      <dl className="facts">
        <div><dt>{t('road.chief')}</dt><dd>{words.seat(stretch.chief)} · {t(`road.ground.${stretch.ground}`)}</dd></div>
        {stretch.passed.length > 0 && <div><dt>{t('road.passed')}</dt><dd>{stretch.passed.map(post => say(post.name)).join(t('staff.comma'))}</dd></div>}
        <div><dt>{t('road.where')}</dt><dd>{stretch.areas.map(area => say(area.name)).join(' › ')}</dd></div>
        {stretch.layers.map(layer => (
          <div key={layer.layer}>
            <dt>{say(road.layers.find(each => each.code === layer.layer)?.name ?? stretch.name)}</dt>
            <dd>
              {words.open(layer.open)} · {t('road.things', { n: n(layer.things) })}
              {layer.units.length > 0 && <><br /><span className="quiet">{layer.units.slice(0, 4).map(each =>
                t('road.answers', { unit: say(each.unit.name), example: say(each.example), n: n(each.kinds) })).join(t('road.semicolon'))}</span></>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
