import { useQuery } from '@tanstack/react-query'
import { dossierQuery, movesQuery } from '../api/roads'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { Loading, ProblemNote } from './Notes'

/** What may have moved along the road: leads with "may", about nobody. */
export function RoadMoves({ id }: { id: string }) {
  const { t, say, n } = useWords()
  const asked = useQuery(movesQuery(id))
  return (
    <section aria-labelledby="moves">
      <h2 className="minor" id="moves">{t('road.moves')}</h2>
      <p>{t('road.movesLead')}</p>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNote problem={asked.error} />}
      {asked.data?.moves.length === 0 && <p className="quiet">{t('road.noMoves')}</p>}
      <ul>
        {asked.data?.moves.map(move => (
          <li key={`${move.category.system}/${move.category.code}`}>
            {t('road.move', { what: say(move.category.name), from: n(Math.round(move.from)), to: n(Math.round(move.to)), pairs: n(move.pairs), effect: move.effect.toFixed(1), chance: move.chance.toFixed(3) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The dossier of the road: plan with money and before/after, shops. */
export function RoadDossier({ id }: { id: string }) {
  const { t, say, when } = useWords()
  const asked = useQuery(dossierQuery(id))
  const { plan, shops, source, written, version } = asked.data ?? { plan: null, shops: [], source: '', written: null, version: 0 }
  return (
    <section aria-labelledby="dossier">
      <h2 className="minor" id="dossier">{t('road.dossier')}</h2>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNote problem={asked.error} />}
      {asked.data && version === 0 && <p className="quiet">{t('road.noDossier')}</p>}
      {written && <p className="quiet">{t('road.version', { n: version, unit: say(written.unit.name), post: say(written.post.name), at: when(written.at) })}</p>}
      {plan && (
        <>
          <h3 className="part-title">{plan.title}</h3>
          <p>{plan.text}</p>
          <p><b>{t('road.total', { yuan: plan.yuan })}</b></p>
          <ul className="rows">
            {plan.measures.map(measure => (
              <li key={measure.what}>
                <span><b>{measure.what}</b> · {say(measure.stage.name)}</span>
                <span className="quiet">{t('road.measure', { yuan: measure.yuan, money: measure.money, unit: say(measure.unit.name), due: measure.due })}</span>
                {(['before', 'after'] as const).map(side => measure[side].length > 0 && (
                  <span key={side}>{t(`road.${side}`)} {measure[side].map(number => <Link key={number} href={`/matters/${encodeURIComponent(number)}`}>{number}</Link>)}</span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {shops.length > 0 && (
        <>
          <h3 className="part-title">{t('road.shops')}</h3>
          <p className="quiet">{t('road.source', { source })}</p>
          <ul>{shops.map(shop => <li key={`${shop.door} ${shop.name}`}>{shop.door} · {shop.name}</li>)}</ul>
        </>
      )}
    </section>
  )
}
