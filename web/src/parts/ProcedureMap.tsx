import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Procedure } from '../api/types'
import { useWords } from '../words/useWords'
import { lay } from './procedureLayout'
import type { Laid } from './procedureLayout'

const narrowBelow = 760

/** The procedure as a map: states stand in their stages, every step is a line, those of the chosen state are lit. */
export function ProcedureMap({ procedure, chosen, choose }: { procedure: Procedure; chosen: string; choose: (key: string) => void }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(1080)
  const arrow = useId()
  useEffect(() => {
    if (!box.current) return
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.max(300, Math.round(entry.contentRect.width))))
    watcher.observe(box.current)
    return () => watcher.disconnect()
  }, [])
  const laid = lay(procedure, width, width < narrowBelow)
  return (
    <div ref={box} className="map">
      <p className="hint">{t('procedure.choose')}</p>
      <svg viewBox={`0 0 ${laid.width} ${laid.height}`} role="group"
        aria-label={t('procedure.diagram', { states: procedure.states.length, steps: procedure.steps.length })}>
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M1 1l6 3-6 3" className="map-arrow" />
          </marker>
        </defs>
        {laid.stages.map(({ stage, x, y, width: wide, height }) => (
          <g key={stage}>
            <rect className="map-stage" x={x} y={y} width={wide} height={height} rx="8" />
            <text className="map-stage-name" x={laid.narrow ? x + 10 : x + wide / 2} y={y + 20} textAnchor={laid.narrow ? 'start' : 'middle'}>
              {stage} {t(`stages.s${stage as 1}`)}
            </text>
          </g>
        ))}
        <Lines laid={laid} chosen={chosen} arrow={arrow} />
        {laid.nodes.map(node => <Node key={node.key} node={node} procedure={procedure} chosen={chosen} choose={choose} />)}
      </svg>
    </div>
  )
}

function Lines({ laid, chosen, arrow }: { laid: Laid; chosen: string; arrow: string }) {
  const lit = laid.lines.filter(line => line.from === chosen)
  return (
    <g className="map-lines" aria-hidden="true">
      {laid.lines.filter(line => line.from !== chosen).map(line => <path key={line.key} d={line.path} markerEnd={`url(#${arrow})`} />)}
      {lit.map(line => <path key={line.key} d={line.path} className="is-lit" markerEnd={`url(#${arrow})`} />)}
    </g>
  )
}

function Node({ node, procedure, chosen, choose }: { node: Laid['nodes'][number]; procedure: Procedure; chosen: string; choose: (key: string) => void }) {
  const { t, say } = useWords()
  const state = procedure.states.find(each => each.key === node.key)!
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    choose(node.key)
  }
  const owner = state.owner === null ? t('procedure.end') : t(`role.${state.owner.toLowerCase() as 'intake'}`, { defaultValue: state.owner })
  const reached = procedure.steps.some(step => step.from === chosen && step.to === node.key)
  return (
    <g
      className={`map-node${state.end ? ' is-end' : ''}${node.key === chosen ? ' is-chosen' : ''}${reached ? ' is-reached' : ''}`}
      role="button" tabIndex={0} aria-pressed={node.key === chosen} aria-label={`${say(state.name)}, ${owner}`}
      onClick={() => choose(node.key)} onKeyDown={press}
    >
      <rect x={node.x} y={node.y} width={node.width} height={node.height} rx="8" />
      <text className="map-name" x={node.x + node.width / 2} y={node.y + node.height / 2 - 2}>{say(state.name)}</text>
      <text className="map-owner" x={node.x + node.width / 2} y={node.y + node.height / 2 + 14}>{owner}</text>
    </g>
  )
}
