import { ask, query } from './client'
import type { Named } from './identity'
import type { Article, Bilingual } from './types'

export interface TaskDeed { verb: string; name: Bilingual; needs: string[]; reasons: Named[] }
export interface Task {
  number: string; kind: Named; level: Named | null; asker: Named; answerer: Named; post: Named | null; text: string
  origin: { kind: 'matter' | 'undertaking' | 'meeting' | 'plain'; name: string }; term: { kind: string; amount: number }
  askedAt: string; due: string; late: boolean; told: Named[]; state: string; stateName: Bilingual; open: boolean
  basis: Article | null; acts: TaskDeed[]; revision: number
}
export interface TasksOfMatter { supervised: { level: Named; by: Named; until: string; late: boolean }[]; assistants: Named[]; tasks: Task[] }
export interface TaskRequest { kind: string; level?: string; unit: string; text: string; term: string; basis: string; matter?: string }
export interface Lending {
  code: string; standing: 'drafted' | 'in-force' | 'not-yet' | 'ended' | 'revoked'; grantor: Named; post: Named; actions: ('file' | 'refuse' | 'dispatch')[]
  categories: string[]; area: Named; perDay: number; from: string; to: string; basis: Article | null; reason: string; own: boolean
}
export interface LendingRequest {
  grantor: string; post: string; actions: string[]; categories: string[]; area: string; perDay: number; to: string; basis: string; reason: string
}
export interface HopsMiddle { matters: number; hops: number; minutes: number; waits: { state: Named; minutes: number }[] }
export interface HopFigure {
  at: string; least: number; most: number; zone: string
  months: { month: string; all: HopsMiddle | null; own: HopsMiddle | null; lent: HopsMiddle | null }[]
}

export interface Group {
  code: string; name: Bilingual; mandate: Bilingual; basis: Article | null; since: string; until: string; dissolvedAt: string | null; overdue: boolean
  members: { unit: Named; role: Bilingual; chair: boolean }[]
}

const part = encodeURIComponent

/** What units ask of units, powers lent to the field, and through how many hands matters go. */
export const tasks = {
  ofMatter: (number: string) => ask<TasksOfMatter>(`/matters/${part(number)}/tasks`),
  list: (side: 'asked' | 'asking') => ask<{ items: Task[] }>(`/tasks${query({ side })}`),
  ask: (request: TaskRequest) => ask<Task>('/tasks', { method: 'POST', body: request }),
  act: (task: Task, act: { verb: string; reason?: string; note?: string }) =>
    ask<Task>(`/tasks/${part(task.number)}/acts`, { method: 'POST', body: act, headers: { 'If-Match': `"${task.revision}"` } }),
  lendings: () => ask<{ items: Lending[] }>('/delegations'),
  lend: (request: LendingRequest) => ask<Lending>('/delegations', { method: 'POST', body: request }),
  decide: (code: string, deed: 'approval' | 'revocation') => ask<Lending>(`/delegations/${part(code)}/${deed}`, { method: 'POST', body: {} }),
  groups: () => ask<{ items: Group[] }>('/groups'),
  hops: () => ask<HopFigure>('/figures/hops'),
}
