import { ask } from './client'
import type { Named } from './identity'

export interface Owed { duty: Named; kind: 'road' | 'segment'; ground: Named; chief: Named; vacant: boolean; due: string | null; done: boolean; missed: string[] }
export interface Walked {
  code: string; duty: Named; kind: 'road' | 'segment'; ground: Named; state: 'walking' | 'ended' | 'discarded' | 'handed-in'
  begunAt: string; endedAt: string | null; covered: number | null; trackUntil: string; findings: string[]
}
export interface Spot { at: string; lon: number; lat: number }
export interface WithTrack { walk: Walked; track: Spot[] }
export interface PatrolDesk { mine: Owed[]; led: Owed[]; walks: Walked[]; keepDays: number }

const post = <T>(path: string, body: unknown) => ask<T>(path, { method: 'POST', body })
const one = (code: string) => `/patrols/${encodeURIComponent(code)}`

/** Walks by duty: what is owed, the own walks, and the deeds of a walk. */
export const patrols = {
  desk: () => ask<PatrolDesk>('/patrols'),
  walk: (code: string) => ask<WithTrack>(one(code)),
  begin: (owed: Owed) => post<WithTrack>('/patrols', { duty: owed.duty.code, ground: { kind: owed.kind, id: owed.ground.code } }),
  add: (code: string, spots: Spot[]) =>
    post<{ kept: number; left: number }>(`${one(code)}/points`, { points: spots.map(({ at, lon, lat }) => ({ at, point: [lon, lat] })) }),
  deed: (code: string, deed: { verb: 'end' | 'cut' | 'discard' | 'hand-in'; from?: string; to?: string }) => post<WithTrack>(`${one(code)}/deeds`, deed),
  find: (code: string, description: string, point: [number, number]) =>
    post<{ number: string }>(`${one(code)}/findings`, { description, location: { point } }),
}
