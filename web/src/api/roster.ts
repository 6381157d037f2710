import { ask, query } from './client'
import type { Named } from './identity'

/** Who answers for a unit now; by what and who, only in reach. */
export interface DutyNow { unit: Named; post: Named | null; by: string | null; person: string | null }
export interface RosterHours { days: 'every-day' | 'working-days' | 'rest-days'; weekdays: number[]; from: string; to: string }
export interface Turn { shift: string; day: string; post: Named; instead: Named | null; from: string; to: string; held: boolean | null; person: string | null }
export interface RosterWeek {
  unit: Named; first: string; from: string; to: string; rostered: boolean; mayPlan: boolean; own: string[]; now: DutyNow; demanded: RosterHours
  shifts: { code: string; post: Named; hours: RosterHours; first: string; last: string | null }[]
  turns: Turn[]
  findings: { kind: 'gap' | 'overlap' | 'unheld'; from: string; to: string; posts: Named[] }[]
  swaps: { code: string; day: string; post: Named; otherDay: string; otherPost: Named; mayAnswer: boolean }[]
  posts: Named[]
}
export interface DutyCall {
  code: string; unit: Named; number: string | null; reason: string | null; handover: string | null; at: string; minutes: number; nextAt: string; exhausted: boolean
  endedAt: string | null; how: 'answered' | 'moved' | 'acknowledged' | null; answeredBy: Named | null
  steps: { level: number; at: string; unit: Named; post: Named; by: string }[]; mayAnswer: boolean
}
/** The end of one turn: what was open, what was said, and who took it over. */
export interface HandoverPage {
  code: string; unit: Named; shift: string; day: string; post: Named; to: Named | null; at: string; due: string; late: boolean
  takenBy: Named | null; takenAt: string | null; open: { kind: 'matter' | 'task' | 'call'; name: string; due: string | null }[]
  notes: { text: string; at: string }[]; mayTake: boolean
}
export interface ShiftToPlan extends RosterHours { unit: string; post: string; first: string; last?: string }
export interface TurnOfShift { shift: string; day: string }

const post = <T>(path: string, body: unknown) => ask<T>(path, { method: 'POST', body })

/** Rosters, and calls to whoever is on duty. */
export const roster = {
  week: (unit: string | null, from: string | null) => ask<RosterWeek>(`/roster${query({ unit, from })}`),
  plan: (shift: ShiftToPlan) => post<{ code: string }>('/roster/shifts', shift),
  change: (shift: string, deed: { verb: 'end' | 'cover'; day: string; post?: string }) => post<void>(`/roster/shifts/${encodeURIComponent(shift)}/deeds`, deed),
  absence: (absence: { verb: 'away' | 'back'; post: string; from?: string; to?: string }) => post<void>('/roster/absences', absence),
  swap: (own: TurnOfShift, other: TurnOfShift) => post<{ code: string }>('/roster/swaps', { own, other }),
  answerSwap: (code: string, agrees: boolean) => post<void>(`/roster/swaps/${encodeURIComponent(code)}/answer`, { agrees }),
  book: (unit: string) => ask<{ unit: Named; pages: HandoverPage[] }>(`/handovers${query({ unit })}`),
  takeOver: (code: string) => post<void>(`/handovers/${encodeURIComponent(code)}/acknowledgement`, {}),
  note: (turn: TurnOfShift, text: string) => post<void>('/roster/notes', { ...turn, text }),
  calls: () => ask<{ items: DutyCall[] }>('/calls'),
  call: (unit: string, reason: string) => post<{ code: string }>('/calls', { unit, reason }),
  answer: (code: string) => post<void>(`/calls/${encodeURIComponent(code)}/answer`, {}),
}
