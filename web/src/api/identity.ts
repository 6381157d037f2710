import { ask, asReporter, query } from './client'
import type { Bilingual, Page, ReportDraft } from './types'

export interface Named { code: string; name: Bilingual }
export interface Message { fromReporter: boolean; unit: Named | null; post: Named | null; at: string; text: string }
export interface Look { unit: Named; post: Named; purpose: Named; at: string; view: string }
export interface Held {
  number: string; contact: boolean; guarded: boolean; hold: boolean; erased: boolean; keptDays: number; looks: Look[]; messages: Message[]
}
export interface Grant {
  code: string; number: string; unit: Named; post: Named; purpose: Named; reason: string; hours: number; askedAt: string
  approvals: number; needed: number; standing: 'asked' | 'live' | 'over' | 'revoked'; until: string | null; mine: boolean
}
export interface Grants { items: Grant[]; purposes: Named[] }
export interface GrantsOfMatter extends Grants { protection: { guarded: boolean; mayAsk: boolean } }
export interface Hold { number: string; reason: string }
export interface IdentityView { contact: Record<string, string>; purpose: string; until: string; watermark: { unit: Named; post: Named; at: string; view: string } }
export interface Warning { code: 'contact-in-text' | 'name-in-text' | 'own-door' | 'narrow-place' | 'rare-category'; coarser: string | null }
export interface AuditLine {
  at: string; who: string; name: string | null; unit: Named | null; post: Named | null; from: string | null
  action: string; kind: string; what: string; why: string | null; result: string
}

const report = (number: string) => `/reports/${encodeURIComponent(number)}`
const matter = (number: string) => `/matters/${encodeURIComponent(number)}`
const grant = (code: string) => `/identity-grants/${encodeURIComponent(code)}`

/** What is held of reporters, and who may look: the part of the API that is about people. */
export const identity = {
  preview: (draft: ReportDraft) => ask<{ warnings: Warning[] }>('/reports/preview', { method: 'POST', body: draft }),
  held: (number: string, token: string) => ask<Held>(`${report(number)}/held`, { headers: asReporter(token) }),
  exported: (number: string, token: string) => ask<unknown>(`${report(number)}/export`, { headers: asReporter(token) }),
  correct: (number: string, token: string, contact: Record<string, string>) =>
    ask<Held>(`${report(number)}/contact`, { method: 'PUT', body: contact, headers: asReporter(token) }),
  erase: (number: string, token: string) => ask<Held>(`${report(number)}/contact`, { method: 'DELETE', headers: asReporter(token) }),
  protect: (number: string, on: boolean, token: string | null) =>
    ask<void>(`${report(number)}/protection`, { method: 'PUT', body: { on }, headers: asReporter(token) }),
  messages: (number: string, token: string | null) => ask<{ items: Message[] }>(`${report(number)}/messages`, { headers: asReporter(token) }),
  send: (number: string, text: string, token: string | null) =>
    ask<{ items: Message[] }>(`${report(number)}/messages`, { method: 'POST', body: { text }, headers: asReporter(token) }),
  grantsOf: (number: string) => ask<GrantsOfMatter>(`${matter(number)}/identity-grants`),
  askFor: (number: string, wish: { purpose: string; reason: string; hours: number }) =>
    ask<Grant>(`${matter(number)}/identity-grants`, { method: 'POST', body: wish }),
  look: (number: string, grant: string, purpose: string) =>
    ask<IdentityView>(`${matter(number)}/identity-views`, { method: 'POST', body: { grant, purpose } }),
  holds: () => ask<{ items: Hold[] }>('/holds'),
  hold: (number: string, reason: string | null) => ask<void>(`${report(number)}/hold`, { method: 'PUT', body: reason === null ? {} : { reason } }),
  grants: () => ask<Grants>('/identity-grants'),
  approve: (code: string) => ask<Grant>(`${grant(code)}/approvals`, { method: 'POST', body: {} }),
  revoke: (code: string) => ask<Grant>(`${grant(code)}/revocation`, { method: 'POST', body: {} }),
  audit: (filter: { what: string; action: string; unit: string }, cursor: string | null) =>
    ask<Page<AuditLine>>(`/audit${query({ ...filter, cursor, limit: 50 })}`),
}
