import type { Procedure } from '../api/types'

interface Box { x: number; y: number; width: number; height: number }

export interface Laid {
  narrow: boolean
  width: number
  height: number
  stages: (Box & { stage: number })[]
  nodes: (Box & { key: string; stage: number })[]
  lines: { key: string; from: string; to: string; path: string }[]
}

const nodeHeight = 48
const stageHead = 34

/** Puts every state into its stage: columns on a wide screen, rows on a narrow one. Data in, places out; nothing is drawn by hand. */
export function lay(procedure: Procedure, width: number, narrow: boolean): Laid {
  const stages = [...new Set(procedure.states.map(state => state.stage))].sort((a, b) => a - b)
  const inStage = (stage: number) => procedure.states.filter(state => state.stage === stage)
  const deepest = Math.max(...stages.map(stage => inStage(stage).length))
  return narrow ? rows(procedure, width, stages, inStage) : columns(procedure, width, stages, inStage, deepest)
}

type InStage = (stage: number) => Procedure['states']

function columns(procedure: Procedure, width: number, stages: number[], inStage: InStage, deepest: number): Laid {
  const gap = 36
  const column = (width - gap * (stages.length - 1)) / stages.length
  const rise = 92
  const top = stageHead + 44
  const height = top + deepest * rise
  const x = (i: number) => i * (column + gap)
  const nodes = stages.flatMap((stage, i) =>
    inStage(stage).map((state, j) => ({ key: state.key, stage, x: x(i) + 6, y: top + j * rise, width: column - 12, height: nodeHeight })))
  return {
    narrow: false, width, height, nodes,
    stages: stages.map((stage, i) => ({ stage, x: x(i), y: 0, width: column, height })),
    lines: linesOf(procedure, nodes, sideways),
  }
}

function rows(procedure: Procedure, width: number, stages: number[], inStage: InStage): Laid {
  const row = stageHead + nodeHeight + 10
  const gap = 26
  const gutter = 34
  const nodes = stages.flatMap((stage, i) => {
    const states = inStage(stage)
    const wide = (width - 2 * gutter - 20 * (states.length - 1)) / Math.max(states.length, 2)
    return states.map((state, j) => ({ key: state.key, stage, x: gutter + j * (wide + 20), y: i * (row + gap) + stageHead, width: wide, height: nodeHeight }))
  })
  return {
    narrow: true, width, height: stages.length * (row + gap) - gap, nodes,
    stages: stages.map((stage, i) => ({ stage, x: 0, y: i * (row + gap), width, height: row })),
    lines: linesOf(procedure, nodes, downwards),
  }
}

type Node = Laid['nodes'][number]

function linesOf(procedure: Procedure, nodes: Node[], path: (a: Node, b: Node) => string): Laid['lines'] {
  const at = new Map(nodes.map(node => [node.key, node]))
  return procedure.steps.flatMap(({ from, verb, to }) => {
    const [a, b] = [at.get(from), at.get(to)]
    return a && b ? [{ key: `${from}-${verb}-${to}`, from, to, path: path(a, b) }] : []
  })
}

const f = (n: number) => n.toFixed(1)

/** Left to right: forward lines leave by the side, lines back run above the upper row or below the lower one. */
function sideways(a: Node, b: Node): string {
  const [ax, ay, bx, by] = [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2]
  if (a === b) return `M${f(ax - 12)} ${f(a.y)}c-6 -26 30 -26 24 0`
  if (a.stage === b.stage) {
    const down = by > ay
    const shift = down ? -14 : 14
    return `M${f(ax + shift)} ${f(down ? a.y + a.height : a.y)}L${f(bx + shift)} ${f(down ? b.y - 2 : b.y + b.height + 2)}`
  }
  const span = Math.abs(b.stage - a.stage)
  if (b.stage > a.stage && (span === 1 || ay !== by)) {
    const [sx, ex] = [a.x + a.width, b.x - 2]
    const bend = Math.max(18, (ex - sx) / 2)
    return `M${f(sx)} ${f(ay)}C${f(sx + bend)} ${f(ay)} ${f(ex - bend)} ${f(by)} ${f(ex)} ${f(by)}`
  }
  if (ay !== by) {
    const [sx, ex] = [a.x, b.x + b.width + 2]
    const bend = Math.max(18, (sx - ex) / 2)
    return `M${f(sx)} ${f(ay)}C${f(sx - bend)} ${f(ay)} ${f(ex + bend)} ${f(by)} ${f(ex)} ${f(by)}`
  }
  const lift = Math.min(40, 18 + 6 * span)
  const back = b.stage < a.stage
  const [from, to] = [ax + (back ? -10 : 10), bx + (back ? 10 : -10)]
  return `M${f(from)} ${f(a.y)}C${f(from)} ${f(a.y - lift)} ${f(to)} ${f(b.y - lift)} ${f(to)} ${f(b.y - 2)}`
}

/** Top to bottom: forward lines leave below, lines back run along the left edge. */
function downwards(a: Node, b: Node): string {
  const [ax, ay, bx, by] = [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2]
  if (a === b) return `M${f(a.x)} ${f(ay - 10)}c-24 -6 -24 26 0 20`
  if (a.stage === b.stage) {
    const right = bx > ax
    const shift = right ? -7 : 7
    return `M${f(right ? a.x + a.width : a.x)} ${f(ay + shift)}L${f(right ? b.x - 2 : b.x + b.width + 2)} ${f(by + shift)}`
  }
  if (b.stage === a.stage + 1 || (b.stage > a.stage && ax !== bx)) {
    const [sy, ey] = [a.y + a.height, b.y - 2]
    return `M${f(ax)} ${f(sy)}C${f(ax)} ${f(sy + 30)} ${f(bx)} ${f(ey - 30)} ${f(bx)} ${f(ey)}`
  }
  const left = ax < bx || a.x < 60 || b.x < 60
  const edge = left ? Math.max(6, 26 - 4 * Math.abs(a.stage - b.stage)) : Math.max(a.x + a.width, b.x + b.width) + 10 + 3 * Math.abs(a.stage - b.stage)
  const [sx, ex] = left ? [a.x, b.x - 2] : [a.x + a.width, b.x + b.width + 2]
  return `M${f(sx)} ${f(ay)}C${f(edge)} ${f(ay)} ${f(edge)} ${f(by)} ${f(ex)} ${f(by)}`
}
