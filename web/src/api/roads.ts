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
  groups: { group: UnitRef; units: UnitRef[] }[]
}
export interface ListedRoad { id: string; name: Bilingual; metres: number; stretches: number; joints: number; chief: Seat | null; open: OpenCount }

export interface Moves {
  at: string
  since: string
  tested: number
  moves: { category: { name: Bilingual; code: string; system: string }; pairs: number; expected: number; effect: number; chance: number; from: number; to: number }[]
}
export interface Dossier {
  version: number
  mayEdit: boolean
  written: { at: string; unit: UnitRef; post: UnitRef } | null
  source: string
  shops: { name: string; door: string; segment: string | null }[]
  plan: RoadPlan | null
  waiting: { written: { at: string; unit: UnitRef; post: UnitRef }; source: string; shops: { name: string; door: string; segment: string | null }[]; plan: RoadPlan | null; own: boolean } | null
}
export interface RoadPlan {
  title: string
  text: string
  yuan: string
  bySource: { name: string; yuan: string }[]
  measures: { what: string; yuan: string; money: string; due: string; stage: UnitRef; unit: UnitRef; before: string[]; after: string[] }[]
}
export interface DossierDraft {
  base: number
  source: string
  shops: { name: string; door: string; segment?: string }[]
  plan?: { title: string; text: string; measures: { what: string; yuan: string; money: string; due: string; stage: string; unit: string; before: string[]; after: string[] }[] }
}

const segment = encodeURIComponent
const roads = {
  list: () => ask<{ items: ListedRoad[] }>('/roads'),
  corridor: (id: string) => ask<Corridor>(`/roads/${segment(id)}/corridor`),
  moves: (id: string) => ask<Moves>(`/roads/${segment(id)}/displacement`),
  dossier: (id: string) => ask<Dossier>(`/roads/${segment(id)}/dossier`),
}

export const keepDossier = (id: string, draft: DossierDraft) => ask<Dossier>(`/roads/${segment(id)}/dossier`, { method: 'PUT', body: draft })
export const approveDossier = (id: string, written: string) => ask<Dossier>(`/roads/${segment(id)}/dossier/approval`, { method: 'POST', body: { written } })
export const withdrawDossier = (id: string) => ask<Dossier>(`/roads/${segment(id)}/dossier/withdrawal`, { method: 'POST', body: {} })

export const roadsQuery = queryOptions({ queryKey: ['roads'], queryFn: async () => (await roads.list()).items, staleTime: 60_000 })
export const corridorQuery = (id: string) => queryOptions({ queryKey: ['roads', id], queryFn: () => roads.corridor(id), staleTime: 60_000, retry: false })
export const movesQuery = (id: string) => queryOptions({ queryKey: ['roads', id, 'moves'], queryFn: () => roads.moves(id), staleTime: 600_000, retry: false })
export const dossierQuery = (id: string) => queryOptions({ queryKey: ['roads', id, 'dossier'], queryFn: () => roads.dossier(id), staleTime: 60_000, retry: false })
