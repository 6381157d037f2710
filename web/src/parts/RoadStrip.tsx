import { useId, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Corridor, OpenCount, RoadStretch, Seat } from '../api/roads'
import { useWords } from '../words/useWords'

/** How seats and counts of a road are said. */
export function useRoadWords() {
  const { t, say, n } = useWords()
  return {
    seat: ({ kind, seat, unit }: Seat) => (kind === 'unit' ? say(seat.name) : t('road.seat', { unit: say(unit.name), post: say(seat.name) })),
    open: ({ exact, few }: OpenCount) => (few ? t('road.few') : t('road.open', { n: n(exact ?? 0) })),
    metres: (from: number, to: number) => t('road.metres', { from: n(Math.round(from)), to: n(Math.round(to)) }),
  }
}

const width = 960
const row = 26
const top = 34

/** The road laid straight: a column a stretch, a row a layer, darker where more is open, a bar where the chief changes. */
export function RoadStrip({ road, chosen, choose }: { road: Corridor; chosen: string; choose: (id: string) => void }) {
  const { t, say } = useWords()
  const words = useRoadWords()
  const title = useId()
  const buttons = useRef<Map<string, SVGGElement>>(new Map())
  const scale = (measure: number) => ((measure - road.from) / (road.to - road.from)) * width
  const height = top + row * road.layers.length + 26
  const step = (event: KeyboardEvent, index: number) => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: road.stretches.length - 1 }[event.key]
    const next = to === undefined ? undefined : road.stretches[to]
    if (event.key === 'Enter' || event.key === ' ') choose(road.stretches[index]?.id ?? chosen)
    else if (next) {
      choose(next.id)
      buttons.current.get(next.id)?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <figure className="strip-frame" aria-labelledby={title}>
      <figcaption id={title} className="hint">{t('road.stripHint', { name: say(road.name) })}</figcaption>
      <div className="strip-scroll">
        <svg className="strip" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('road.strip', { name: say(road.name) })}>
          {road.stretches.map((stretch, index) => (
            <g key={stretch.id} role="button" tabIndex={stretch.id === chosen ? 0 : -1} className="strip-stretch" aria-pressed={stretch.id === chosen}
              aria-label={`${say(stretch.name)}, ${words.metres(stretch.from, stretch.to)}, ${words.seat(stretch.chief)}`}
              ref={node => { if (node) buttons.current.set(stretch.id, node) }}
              onClick={() => choose(stretch.id)} onKeyDown={event => step(event, index)}>
              <rect className="strip-back" x={scale(stretch.from)} y={4} width={scale(stretch.to) - scale(stretch.from)} height={height - 8} />
              {stretch.layers.map((layer, at) => (
                <rect key={layer.layer} className={`strip-cell heat-${heat(layer.open)}`} x={scale(stretch.from) + 1} y={top + row * at}
                  width={Math.max(scale(stretch.to) - scale(stretch.from) - 2, 1)} height={row - 3} />
              ))}
            </g>
          ))}
          {road.layers.map((layer, at) => (
            <text key={layer.code} className="strip-layer" x={6} y={top + row * at + 16} aria-hidden="true">{say(layer.name)}</text>
          ))}
          {road.joints.map((joint, at) => (
            <g key={joint.measure} className="strip-joint" aria-hidden="true">
              <line x1={scale(joint.measure)} x2={scale(joint.measure)} y1={8} y2={height - 20} />
              <circle cx={scale(joint.measure)} cy={14} r={6} />
              {scale(joint.measure) - scale(road.joints[at - 1]?.measure ?? -Infinity) > 40 && (
                <text x={scale(joint.measure)} y={height - 6} textAnchor="middle">{Math.round(joint.measure)}</text>
              )}
            </g>
          ))}
        </svg>
      </div>
    </figure>
  )
}

function heat({ exact, few }: OpenCount): number {
  if (few) return 1
  const n = exact ?? 0
  return n === 0 ? 0 : n < 5 ? 1 : n < 15 ? 2 : 3
}

/** The same road as a table: all that the drawing shows, for whoever does not see it. */
export function RoadTable({ road, chosen }: { road: Corridor; chosen: string }) {
  const { t, say } = useWords()
  const words = useRoadWords()
  const open = (stretch: RoadStretch, layer: string) => {
    const count = stretch.layers.find(each => each.layer === layer)?.open
    return count ? (count.few ? t('road.some') : String(count.exact ?? 0)) : ''
  }
  return (
    <div className="table-scroll" role="region" tabIndex={0} aria-label={t('road.table')}>
      <table className="table">
        <caption className="hint">{t('road.tableHint')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('road.stretch')}</th><th scope="col">{t('road.where')}</th><th scope="col">{t('road.chief')}</th>
            {road.layers.map(layer => <th scope="col" key={layer.code}>{say(layer.name)}</th>)}
          </tr>
        </thead>
        <tbody>
          {road.stretches.map(stretch => (
            <tr key={stretch.id} aria-current={stretch.id === chosen ? 'true' : undefined}>
              <th scope="row">{say(stretch.name)}<br /><span className="quiet">{words.metres(stretch.from, stretch.to)}</span></th>
              <td>{say((stretch.areas[2] ?? stretch.areas.at(-1) ?? stretch.chief.unit).name)}</td>
              <td>{words.seat(stretch.chief)}<br /><span className="quiet">{t(`road.ground.${stretch.ground}`)}</span></td>
              {road.layers.map(layer => <td key={layer.code} className="figure">{open(stretch, layer.code)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
