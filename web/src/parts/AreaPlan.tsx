import { useEffect, useMemo, useRef, useState } from 'react'
import type { MouseEvent } from 'react'
import type { Plan } from '../api/types'
import { useWords } from '../words/useWords'
import { draw, legible } from './plan'

interface Props {
  plan: Plan
  name: string
  chosen: string | null
  pin: [number, number] | null
  choose: (code: string, at: [number, number]) => void
}

const letter = 13

/** A schematic of one area: its parts, its roads, nothing around it. The list beside it says the same without a mouse. */
export function AreaPlan({ plan, name, chosen, pin, choose }: Props) {
  const { t, say } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const drawing = useMemo(() => draw(plan, width, width < 480 ? 320 : 460), [plan, width])
  if (!drawing) return <p className="plan-none quiet">{t('place.noPlan')}</p>

  const readable = legible(drawing.areas.map(area => ({ of: area.properties.code, text: say(area.properties.name), at: area.centre, room: area.width })), letter)
  const place = (event: MouseEvent<SVGElement>): [number, number] => {
    const frame = event.currentTarget.ownerSVGElement!.getBoundingClientRect()
    return drawing.where(((event.clientX - frame.left) / frame.width) * drawing.width, ((event.clientY - frame.top) / frame.height) * drawing.height)
  }
  return (
    <div className="plan" ref={box}>
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={t('place.plan', { name })}>
        {drawing.areas.map(({ properties, path }, i) => (
          <path
            key={properties.code} d={path} className={`plan-area tone-${i % 3}${properties.code === chosen ? ' is-chosen' : ''}`}
            onClick={event => choose(properties.code, place(event))}
          >
            <title>{say(properties.name)}</title>
          </path>
        ))}
        <g className="plan-roads">
          {drawing.segments.map(({ properties, path }) => <path key={properties.id} d={path} />)}
        </g>
        {drawing.areas.filter(area => area.properties.code === chosen).map(({ properties, path }) => (
          <path key={properties.code} d={path} className="plan-outline" />
        ))}
        <g className="plan-names">
          {drawing.areas.filter(area => readable.has(area.properties.code)).map(({ properties, centre: [x, y] }) => (
            <text key={properties.code} x={x} y={y + letter * 0.36}>{say(properties.name)}</text>
          ))}
        </g>
        {pin && <Pin drawing={drawing} pin={pin} />}
      </svg>
    </div>
  )
}

function Pin({ drawing, pin }: { drawing: NonNullable<ReturnType<typeof draw>>; pin: [number, number] }) {
  const [west, north] = drawing.where(0, 0)
  const [east, south] = drawing.where(drawing.width, drawing.height)
  const x = ((pin[0] - west) / (east - west)) * drawing.width
  const y = ((north - pin[1]) / (north - south)) * drawing.height
  if (!(x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height)) return null
  return (
    <g className="plan-pin" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <path d="M0 0c-5-6.6-8-10-8-14a8 8 0 0 1 16 0c0 4-3 7.4-8 14z" />
      <circle cy="-14" r="2.8" />
    </g>
  )
}

function useWidth(box: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(640)
  useEffect(() => {
    if (!box.current) return
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, Math.round(entry.contentRect.width))))
    watcher.observe(box.current)
    return () => watcher.disconnect()
  }, [box])
  return width
}
