import { queryOptions } from '@tanstack/react-query'
import { ask } from './client'
import type { Bilingual, UnitRef } from './types'

export type LayerKey = 'facade' | 'pavement' | 'carriageway' | 'above' | 'below'
export interface Seat { kind: 'post' | 'unit'; seat: UnitRef; unit: UnitRef }
export interface OpenCount { exact: number | null; few: boolean }
export interface InLayer {
  layer: LayerKey
  units: { unit: UnitRef; kinds: number; example: Bilingual }[]
  things: number
  open: OpenCount
}
export interface RoadStretch {
  id: string
  name: Bilingual
  from: number
  to: number
  areas: UnitRef[]
  chief: Seat
  ground: 'second-level' | 'second-level-deputy' | 'first-level' | 'first-level-deputy' | 'office' | 'place'
  passed: UnitRef[]
  line: [number, number][]
  layers: InLayer[]
}
export interface Corridor {
  id: string
  name: Bilingual
  from: number
  to: number
  at: string
  chief: Seat | null
  jointMetres: number
  layers: { code: LayerKey; name: Bilingual }[]
  stretches: RoadStretch[]
  joints: { measure: number; at: [number, number]; before: Seat; after: Seat }[]
}
export interface ListedRoad { id: string; name: Bilingual; metres: number; stretches: number; joints: number; chief: Seat | null; open: OpenCount }

const segment = encodeURIComponent
const roads = {
  list: () => ask<{ items: ListedRoad[] }>('/roads'),
  corridor: (id: string) => ask<Corridor>(`/roads/${segment(id)}/corridor`),
}

export const roadsQuery = queryOptions({ queryKey: ['roads'], queryFn: async () => (await roads.list()).items, staleTime: 60_000 })
export const corridorQuery = (id: string) => queryOptions({ queryKey: ['roads', id], queryFn: () => roads.corridor(id), staleTime: 60_000, retry: false })
