import { queryOptions } from '@tanstack/react-query'
import { ask } from './client'
import type { Named } from './identity'
import type { Bilingual } from './types'

export interface ScoreRules { months: number; spots: number; fewest: number; aims: Named[]; bands: { code: string; name: Bilingual; from: number; to: number }[] }
export interface Given { aim: Named; band: Named | null; low: number | null; high: number | null; setAside: boolean }
export interface ScoresOfRoad { rules: ScoreRules; periods: { from: string; to: string; seed: string; given: Given[] }[] }
export interface ScoreSpot { road: Named; nth: number; measure: number; lon: number; lat: number; open: Named[] }
export interface Pending { code: string; road: Named; from: string; to: string; given: Given; publishAt: string; contest: string | null; decided: boolean }
export interface ScoreDesk { rules: ScoreRules; round: { from: string; to: string; closesAt: string } | null; spots: ScoreSpot[]; contestable: Pending[]; contested: Pending[] }

const post = (path: string, body: unknown) => ask<void>(path, { method: 'POST', body })
const one = (code: string) => `/scores/${encodeURIComponent(code)}`

/** How roads are scored: published bands, the spots to look at, what is contested. */
export const scores = {
  look: (road: string, nth: number, seen: Record<string, boolean>) => post('/scores/samples', { road, nth, seen }),
  contest: (code: string, reason: string) => post(`${one(code)}/contest`, { reason }),
  decide: (code: string, stands: boolean, reason: string) => post(`${one(code)}/decision`, { stands, reason }),
}

export const scoreDeskQuery = queryOptions({ queryKey: ['scores'], queryFn: () => ask<ScoreDesk>('/scores'), retry: false })
export const scoresOfQuery = (road: string) =>
  queryOptions({ queryKey: ['roads', road, 'scores'], queryFn: () => ask<ScoresOfRoad>(`/roads/${encodeURIComponent(road)}/scores`), staleTime: 600_000, retry: false })
