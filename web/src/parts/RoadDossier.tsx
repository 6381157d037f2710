import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { approveDossier, dossierQuery, movesQuery, withdrawDossier } from '../api/roads'
import type { Dossier, RoadPlan } from '../api/roads'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { DossierForm } from './DossierForm'
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

/** The dossier of the road: plan with money and before/after, shops; for those who keep it the form, and what waits for a second pair of eyes. */
export function RoadDossier({ id }: { id: string }) {
  const { t, say, when } = useWords()
  const asked = useQuery(dossierQuery(id))
  const [editing, setEditing] = useState(false)
  const { plan, shops, source, written, version } = asked.data ?? { plan: null, shops: [], source: '', written: null, version: 0 }
  return (
    <section aria-labelledby="dossier">
      <h2 className="minor" id="dossier">{t('road.dossier')}</h2>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNote problem={asked.error} />}
      {asked.data && version === 0 && <p className="quiet">{t('road.noDossier')}</p>}
      {written && <p className="quiet">{t('road.version', { n: version, unit: say(written.unit.name), post: say(written.post.name), at: when(written.at) })}</p>}
      {plan && <PlanOf plan={plan} />}
      <Shops shops={shops} source={source} />
      {asked.data?.waiting && <Waiting id={id} waiting={asked.data.waiting} />}
      {asked.data?.mayEdit && !editing && <button className="button" type="button" onClick={() => setEditing(true)}>{t('road.edit')}</button>}
      {asked.data && editing && <DossierForm key={version} id={id} dossier={asked.data} close={() => setEditing(false)} />}
    </section>
  )
}

function PlanOf({ plan }: { plan: RoadPlan }) {
  const { t, say, list } = useWords()
  return (
    <>
      <h3 className="part-title">{plan.title}</h3>
      <p>{plan.text}</p>
      <p><b>{t('road.total', { yuan: plan.yuan })}</b> {list(plan.bySource.map(each => t('road.fromSource', { source: each.name, yuan: each.yuan })))}</p>
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
  )
}

function Shops({ shops, source }: { shops: Dossier['shops']; source: string }) {
  const { t } = useWords()
  if (shops.length === 0) return null
  return (
    <>
      <h3 className="part-title">{t('road.shops')}</h3>
      <p className="quiet">{t('road.source', { source })}</p>
      <ul>{shops.map(shop => <li key={`${shop.door} ${shop.name}`}>{shop.door} · {shop.name}</li>)}</ul>
    </>
  )
}

/** A change of money: another officer of the road than the writer lets it stand. */
function Waiting({ id, waiting }: { id: string; waiting: NonNullable<Dossier['waiting']> }) {
  const { t, say, when } = useWords()
  const cache = useQueryClient()
  const after = (dossier: Dossier) => cache.setQueryData(['roads', id, 'dossier'], dossier)
  const approving = useMutation({ mutationFn: () => approveDossier(id, waiting.written.at), onSuccess: after })
  const withdrawing = useMutation({ mutationFn: () => withdrawDossier(id), onSuccess: after })
  return (
    <div className="card part">
      <p><b>{t('road.waiting')}</b> {say(waiting.written.unit.name)} {say(waiting.written.post.name)} · {when(waiting.written.at)}</p>
      {waiting.plan && <PlanOf plan={waiting.plan} />}
      <Shops shops={waiting.shops} source={waiting.source} />
      {[approving, withdrawing].map((deed, i) => deed.isError && <ProblemNote key={i} problem={deed.error} />)}
      <div className="act-end">
        {!waiting.own && <button className="button primary" type="button" disabled={approving.isPending} onClick={() => approving.mutate()}>{t('road.approve')}</button>}
        <button className="button" type="button" disabled={withdrawing.isPending} onClick={() => withdrawing.mutate()}>{t('road.withdraw')}</button>
      </div>
    </div>
  )
}
