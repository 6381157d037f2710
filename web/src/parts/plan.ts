import type { Plan, PlanFeature } from '../api/types'

type Position = [number, number]
type Frame = { west: number; south: number; east: number; north: number }

export interface Drawn<P> { properties: P; path: string; centre: Position; width: number }
type AreaProperties = Extract<PlanFeature['properties'], { kind: 'area' }>
type SegmentProperties = Extract<PlanFeature['properties'], { kind: 'segment' }>

export interface Drawing {
  width: number
  height: number
  areas: Drawn<AreaProperties>[]
  segments: Drawn<SegmentProperties>[]
  /** Back from a place on the drawing to degrees. */
  where: (x: number, y: number) => Position
}

const margin = 12

/** Draws a plan flat: true to shape at the latitude of its middle, fitted into the given width and no taller than allowed. */
export function draw(plan: Plan, width: number, tallest: number): Drawing | null {
  const frame = frameOf(plan.features)
  if (!frame) return null
  const squeeze = Math.cos((((frame.north + frame.south) / 2) * Math.PI) / 180)
  const spanX = Math.max((frame.east - frame.west) * squeeze, 1e-9)
  const spanY = Math.max(frame.north - frame.south, 1e-9)
  const scale = Math.min((width - 2 * margin) / spanX, (tallest - 2 * margin) / spanY)
  const height = Math.round(spanY * scale + 2 * margin)
  const left = (width - spanX * scale) / 2
  const x = (lon: number) => left + (lon - frame.west) * squeeze * scale
  const y = (lat: number) => margin + (frame.north - lat) * scale
  const put = ([lon, lat]: Position): Position => [x(lon), y(lat)]
  const drawn = <P,>(feature: PlanFeature, properties: P): Drawn<P> => {
    const lines = linesOf(feature.geometry).map(line => line.map(put))
    return { properties, path: lines.map(line => pathOf(line, isArea(feature))).join(''), ...middle(lines) }
  }
  return {
    width,
    height,
    areas: plan.features.flatMap(f => (f.properties.kind === 'area' ? [drawn(f, f.properties)] : [])),
    segments: plan.features.flatMap(f => (f.properties.kind === 'segment' ? [drawn(f, f.properties)] : [])),
    where: (px, py) => [frame.west + (px - left) / scale / squeeze, frame.north - (py - margin) / scale],
  }
}

const isArea = (feature: PlanFeature) => feature.properties.kind === 'area'

/** The frame is that of the areas; roads that run out of them are cut off by the picture. */
function frameOf(features: PlanFeature[]): Frame | null {
  const areas = features.filter(isArea)
  const positions = (areas.length > 0 ? areas : features).flatMap(f => linesOf(f.geometry).flat())
  if (positions.length === 0) return null
  const frame: Frame = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lon, lat] of positions) {
    frame.west = Math.min(frame.west, lon)
    frame.east = Math.max(frame.east, lon)
    frame.south = Math.min(frame.south, lat)
    frame.north = Math.max(frame.north, lat)
  }
  return frame
}

function linesOf(geometry: PlanFeature['geometry']): Position[][] {
  switch (geometry.type) {
    case 'Polygon': return geometry.coordinates
    case 'MultiPolygon': return geometry.coordinates.flat()
    case 'LineString': return [geometry.coordinates]
    case 'MultiLineString': return geometry.coordinates
  }
}

const pathOf = (line: Position[], closed: boolean) =>
  line.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('') + (closed ? 'Z' : '')

/** Where a name may stand, and how wide it may be: the middle and width of the largest part. */
function middle(lines: Position[][]): { centre: Position; width: number } {
  const boxes = lines.map(line => {
    const xs = line.map(([x]) => x)
    const ys = line.map(([, y]) => y)
    const [west, east, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    return { centre: centroid(line, [(west + east) / 2, (top + bottom) / 2]), width: east - west, size: (east - west) * (bottom - top) }
  })
  const largest = boxes.reduce((a, b) => (b.size > a.size ? b : a))
  return { centre: largest.centre, width: largest.width }
}

/** The centre of mass of a ring; the middle of its box when the ring has no inside. */
function centroid(ring: Position[], otherwise: Position): Position {
  let [area, cx, cy] = [0, 0, 0]
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i]!, ring[i + 1]!]
    const cross = x0 * y1 - x1 * y0
    area += cross
    cx += (x0 + x1) * cross
    cy += (y0 + y1) * cross
  }
  return Math.abs(area) < 1 ? otherwise : [cx / (3 * area), cy / (3 * area)]
}

/** Which of these names can be written without touching another: earlier ones win. */
export function legible<T>(names: { of: T; text: string; at: Position; room: number }[], size: number): Set<T> {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  const kept = new Set<T>()
  for (const { of, text, at: [x, y], room } of names) {
    const wide = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.56), 0) * size
    if (wide > room * 1.15) continue
    const box = { left: x - wide / 2, right: x + wide / 2, top: y - size * 0.7, bottom: y + size * 0.7 }
    if (taken.some(other => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue
    taken.push(box)
    kept.add(of)
  }
  return kept
}
