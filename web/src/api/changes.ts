import { ask } from './client'
import type { Named } from './identity'
import type { Article, Bilingual, Term } from './types'

export interface Hung { kind: string; what: string; to: string | null }
export interface Reform {
  code: string; standing: 'planned' | 'approved' | 'running' | 'finished' | 'withdrawn'; unit: Named; whole: boolean; otherwise: Named
  areas: { area: Named; unit: Named }[]; posts: { post: Named; to: Named }[]; reason: string; basis: Article | null; draft: string | null
  own: boolean; mayApprove: boolean; plannedAt: string; post: Named; takesEffect: string | null; finishedAt: string | null
  stock: Hung[]; leftBehind: number
}
export interface ReformPlan {
  unit: string; whole: boolean; otherwise: string; byArea: { area: string; unit: string }[]; posts: { post: string; to: string }[]
  reason: string; basis: string; from?: string
}
export interface RedirectMove { from: Named; to: Named; matters: number; examples: string[] }
export interface Redirect {
  code: string; standing: 'proposed' | 'ready' | 'withdrawn' | 'finished'; ground: string; reason: string; fourEyes: boolean; own: boolean
  mayApprove: boolean; mayCarryOut: boolean; proposedAt: string; post: Named; approvedAt: string | null; matters: number; waiting: number
  outcomes: Record<string, number>; moves: RedirectMove[]
}
export interface RedirectWish {
  selection: { rule?: string; unit?: string; system?: string; code?: string; from?: string; to?: string }; unit?: string; ground: string; reason: string
}
export interface RedirectSeen { matters: number; fourEyes: boolean; moves: RedirectMove[] }
export interface CategoryRef { system: string; code: string; name: Bilingual }
export interface Proposal {
  rule: string; category: CategoryRef; area: Named; from: Named; to: Named; alike: number; all: number; kept: number; examples: string[]
  draft: string | null
}
export interface Corrections { total: number; proposals: Proposal[] }
export interface Decided { unit: Named; text: string | null; term: Term | null; due: string | null; late: boolean; state: Named | null; task: string | null }
export interface Meeting {
  code: string; heldAt: string; attendance: Named[]; agenda: string[]; approvedAt: string | null; decisions: Decided[]
  minutes: { text: string; hash: string; writtenAt: string; own: boolean } | null
}
export interface GroupWish {
  code: string; name: Bilingual; mandate: Bilingual; basis: string; until: string; members: { unit: string; role: Bilingual; chair?: boolean }[]
}

const part = encodeURIComponent
const post = <T>(path: string, body: unknown = {}) => ask<T>(path, { method: 'POST', body })

/** What changes who answers: units reformed, many dispatches corrected at once, corrections that teach the duty list, groups that meet. */
export const changes = {
  reforms: () => ask<{ items: Reform[] }>('/reforms'),
  reform: (code: string) => ask<Reform>(`/reforms/${part(code)}`),
  planReform: (plan: ReformPlan) => post<Reform>('/reforms', plan),
  decideReform: (code: string, deed: 'approval' | 'withdrawal', acknowledged: string) =>
    ask<Reform>(`/reforms/${part(code)}/${deed}`, { method: 'POST', ...(deed === 'approval' ? { body: acknowledged === '' ? {} : { acknowledged } } : {}) }),
  redirects: () => ask<{ items: Redirect[] }>('/redirects'),
  rehearse: (wish: RedirectWish) => post<RedirectSeen>('/redirects/rehearsal', wish),
  redirect: (wish: RedirectWish) => post<Redirect>('/redirects', wish),
  goOn: (code: string, deed: 'approval' | 'steps' | 'withdrawal') => ask<Redirect>(`/redirects/${part(code)}/${deed}`, { method: 'POST' }),
  corrections: () => ask<Corrections>('/rules/corrections'),
  draftFrom: ({ rule, category: { system, code }, area, to }: Proposal, basis: string) =>
    post<{ code: string }>('/rules/corrections/drafts', { rule, category: { system, code }, area: area.code, unit: to.code, ...(basis === '' ? {} : { basis }) }),
  group: (code: string) => ask<import('./tasks').Group & { meetings: Meeting[] }>(`/groups/${part(code)}`),
  found: (wish: GroupWish) => post<unknown>('/groups', wish),
  meet: (code: string, meeting: { heldAt: string; attendance: string[]; agenda: string[] }) => post<Meeting>(`/groups/${part(code)}/meetings`, meeting),
  write: (meeting: string, text: string, decisions: { unit: string; text: string; term: string }[]) =>
    ask<Meeting>(`/meetings/${part(meeting)}/minutes`, { method: 'PUT', body: { text, decisions } }),
  approveMinutes: (meeting: string, writtenAt: string) => post<Meeting>(`/meetings/${part(meeting)}/approval`, { writtenAt }),
}
