import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { areasQuery, groundQuery, planQuery } from '../api/queries'
import type { Area } from '../api/types'
import { coordinate } from '../words/numbers'
import { useWords } from '../words/useWords'
import { AreaPlan } from './AreaPlan'
import { Icon } from './Icon'
import { Loading, ProblemNote } from './Notes'

/** The place chosen so far: from the whole district down, and a point where one was marked on the plan. */
export interface Chosen { path: Area[]; pin: [number, number] | null }
export const nowhere: Chosen = { path: [], pin: null }

/** The area chosen, or null while only the district itself is shown. */
export const areaOf = ({ path }: Chosen): Area | null => path.at(-1) ?? null

const listFilterFrom = 9

/** Chooses a place from the whole to the part, on the plan or in the list; both always say the same. */
export function AreaPicker({ value, change, withPin = false }: { value: Chosen; change: (value: Chosen) => void; withPin?: boolean }) {
  const { t, say } = useWords()
  const ground = useQuery(groundQuery)
  const root = ground.data ?? undefined
  const { path, pin } = value
  const shown = path.findLast(area => area.children > 0) ?? root
  const children = useQuery({ ...areasQuery(shown?.code ?? null), enabled: shown !== undefined })
  const plan = useQuery({ ...planQuery(shown?.code ?? ''), enabled: shown !== undefined })
  if (ground.isError) return <ProblemNote problem={ground.error} retry={() => void ground.refetch()} />
  if (!root || !shown) return <Loading />

  const above = path.slice(0, path.findIndex(area => area.code === shown.code) + 1)
  const chosen = areaOf(value)
  const take = (area: Area, at: [number, number] | null) => change({ path: [...above, area], pin: withPin && area.children === 0 ? at : null })
  const takeCode = (code: string, at: [number, number]) => {
    const area = children.data?.find(child => child.code === code)
    if (area) take(area, at)
  }
  const climb = (depth: number) => change({ path: path.slice(0, depth), pin: null })

  return (
    <div className="picker">
      <Trail root={root} path={path} climb={climb} />
      <div className="picker-body">
        <div className="picker-plan">
          {plan.data
            ? <AreaPlan plan={plan.data} name={say(shown.name)} chosen={chosen?.code ?? null} pin={pin} choose={takeCode} />
            : plan.isError ? <p className="plan-none quiet">{t('place.noPlan')}</p> : <Loading />}
          <p className="picker-hint">{t('place.planHint')} · {t('place.schematic')}</p>
        </div>
        <div className="picker-side">
          {children.isError && <ProblemNote problem={children.error} retry={() => void children.refetch()} />}
          {children.data && <Children of={shown} areas={children.data} chosen={chosen?.code ?? null} take={area => take(area, null)} />}
          {withPin && pin && <p className="hint"><Icon name="place" /> {t('place.pin', { point: pin.map(coordinate).join(', ') })}</p>}
        </div>
      </div>
    </div>
  )
}

function Trail({ root, path, climb }: { root: Area; path: Area[]; climb: (depth: number) => void }) {
  const { t, say } = useWords()
  const steps = [root, ...path]
  return (
    <ol className="trail" aria-label={t('place.path')}>
      {steps.map((area, depth) => (
        <li key={area.code}>
          {depth === steps.length - 1
            ? <b aria-current="location">{say(area.name)}</b>
            : <button type="button" className="link" onClick={() => climb(depth)}>{say(area.name)}</button>}
        </li>
      ))}
    </ol>
  )
}

function Children({ of, areas, chosen, take }: { of: Area; areas: Area[]; chosen: string | null; take: (area: Area) => void }) {
  const { t, say, n } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const word = typed.trim().toLowerCase()
  const fitting = areas.filter(area => `${area.name.zh} ${area.name.en} ${area.code}`.toLowerCase().includes(word))
  return (
    <>
      {areas.length >= listFilterFrom && (
        <div className="field picker-find">
          <label className="visually-hidden" htmlFor={id}>{t('place.find')}</label>
          <input id={id} type="search" value={typed} placeholder={t('place.find')} onChange={event => setTyped(event.target.value)} />
        </div>
      )}
      <ul className="picker-list" aria-label={t('place.within', { name: say(of.name) })}>
        {fitting.map(area => (
          <li key={area.code}>
            <button type="button" aria-pressed={area.code === chosen} onClick={() => { setTyped(''); take(area) }}>
              <span className="picker-name">{say(area.name)}</span>
              <span className="quiet">{say(area.levelName)}</span>
              <span className="picker-count">{area.children > 0 ? t('place.inside', { n: n(area.children) }) : ''}</span>
              {area.children > 0 ? <Icon name="right" /> : area.code === chosen && <Icon name="met" />}
            </button>
          </li>
        ))}
        {fitting.length === 0 && <li className="quiet picker-empty">{t('place.noneFound')}</li>}
      </ul>
    </>
  )
}
