import { queryOptions } from '@tanstack/react-query'
import { ask } from './client'
import type { Named } from './identity'
import type { Bilingual } from './types'

export type Seen = 'good' | 'settled' | 'bad'
export interface ErrandView { errand: Named; kind: 'serve' | 'supervise'; days: number | null; checklist: Named[] }
export interface WaitingVisit { consent: string; errand: Named; area: Named; until: string }
export interface ServicePoint { id: string; name: Bilingual; errand: Named; unit: Named; lon: number; lat: number }
export interface Round {
  areas: Named[]
  errands: ErrandView[]
  today: WaitingVisit[]
  points: ServicePoint[]
  visits: { code: string; errand: Named; area: Named; at: string; number: string | null }[]
}
export interface Wish { errand: string; area: string; days: number; name: string; address: string; phone: string; wish: string }
export interface ConsentContact { name: string; address: string; phone: string; wish: string }
export interface ToldOfConsent { what: 'given' | 'until' | 'ended' | 'looked' | 'visited'; at: string; unit: string | null; post: string | null }

const post = <T>(path: string, body: unknown) => ask<T>(path, { method: 'POST', body })
const consent = (code: string) => `/consents/${encodeURIComponent(code)}`

/** The round of a grid worker, and what whoever gave a consent does with its token. */
export const visits = {
  serve: (errand: string, area: string, by?: string) => post<{ code: string; number: string | null }>('/visits', by === undefined ? { errand, area } : { errand, area, consent: by }),
  look: (point: ServicePoint, seen: Record<string, Seen>, found: string) =>
    post<{ code: string; number: string | null }>('/visits', { errand: point.errand.code, point: point.id, seen, found }),
  give: (wish: Wish) => post<{ code: string; token: string; until: string }>('/consents', wish),
  open: (code: string) => post<ConsentContact>(`${consent(code)}/looks`, {}),
  end: (code: string) => post<void>(`${consent(code)}/end`, {}),
  told: (code: string, token: string) => post<{ items: ToldOfConsent[] }>(`${consent(code)}/told`, { token }),
  withdraw: (code: string, token: string) => post<void>(`${consent(code)}/withdrawal`, { token }),
}

export const roundQuery = queryOptions({ queryKey: ['visits'], queryFn: () => ask<Round>('/visits'), retry: false })
