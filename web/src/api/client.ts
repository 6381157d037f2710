import type {
  Misroutes,
  ActRequest, Area, Category, City, DemoAccount, Filed, MatterSummary, MatterView, Page, Plan, ProblemBody, Procedure, Queue, ReportDraft,
  Responsibility, Session, Undertaking, UnitRef,
  DeskItem, DraftedRule, DutyAudit, DutyDraft, DutyRule, PublishedPart, PublishedRules,
} from './types'
import type { CheckedTable } from './workbook'

/** A refusal of the server (RFC 9457), or the silence of the network as status 0. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: { pointer: string; code: string }[] = [],
  ) {
    super(detail)
  }
}

const patience = 20_000
let csrf: string | null = null

interface Ask {
  method?: string
  body?: unknown
  headers?: Record<string, string>
}

export async function ask<T>(path: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<T> {
  const response = await send(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store', // one address has a public, a private and a staff answer: none may stand in for another
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(method === 'GET' || csrf === null ? {} : { 'X-CSRF-Token': csrf }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}`, init)
  } catch {
    throw new Problem(0, 'network', 'the server cannot be reached')
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  return new Problem(response.status, body.code ?? `status.${response.status}`, body.detail ?? body.title ?? '', body.errors ?? [])
}

/** Only what is set travels: `query({area: '', limit: 20})` is `?limit=20`. */
/** Sends a file as it is. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const response = await send(path, {
    method: 'POST', body: file, credentials: 'same-origin', signal: AbortSignal.timeout(120_000),
    headers: { Accept: 'application/json', 'Content-Type': 'application/octet-stream', ...(csrf === null ? {} : { 'X-CSRF-Token': csrf }) },
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`
}

const segment = encodeURIComponent
export const asReporter = (token: string | null | undefined): Record<string, string> => (token ? { 'Report-Token': token } : {})

export interface MatterFilter { open?: string; area?: string; system?: string; code?: string; limit?: number }

export const api = {
  city: () => ask<City>('/city'),
  categories: () => ask<{ items: Category[] }>('/categories'),
  areas: (parent: string | null) => ask<{ items: Area[] }>(`/areas${query({ parent })}`),
  plan: (code: string) => ask<Plan>(`/areas/${segment(code)}/plan`),
  responsibility: (asked: { system: string; code: string; area?: string; lon?: number; lat?: number }) =>
    ask<Responsibility>(`/responsibility${query(asked)}`),
  units: () => ask<{ items: UnitRef[] }>('/units'),
  report: (draft: ReportDraft, key: string) =>
    ask<Filed>('/reports', { method: 'POST', body: draft, headers: { 'Idempotency-Key': key } }),
  sendPhoto: async (file: File): Promise<{ token: string }> => {
    const form = new FormData()
    form.append('file', file)
    const response = await send('/media', { method: 'POST', body: form, credentials: 'same-origin', signal: AbortSignal.timeout(60_000) })
    if (!response.ok) throw await problemOf(response)
    return (await response.json()) as { token: string }
  },
  photo: async (link: string, number: string | null, token: string | null): Promise<Blob> => {
    const response = await send(link.replace(/^\/api\/v1/, ''), {
      credentials: 'same-origin', cache: 'no-store', headers: { ...(number ? { 'Report-Number': number } : {}), ...asReporter(token) },
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) throw await problemOf(response)
    return response.blob()
  },
  publication: (number: string, token: string | null) =>
    ask<{ parts: PublishedPart[] }>(`/matters/${segment(number)}/publication`, { headers: asReporter(token) }),
  appeal: (number: string, part: number, words: string, token: string) =>
    ask<void>(`/matters/${segment(number)}/appeals`, { method: 'POST', body: { part, words }, headers: asReporter(token) }),
  rules: () => ask<PublishedRules>('/moderation/rules'),
  misroutes: () => ask<Misroutes>('/figures/misroutes'),
  dutyAudit: () => ask<DutyAudit>('/rules/audit'),
  duties: (area: string | null) => ask<{ version: number; total: number; items: DutyRule[] }>(`/rules${query({ area })}`),
  dutyDrafts: () => ask<{ items: DutyDraft[] }>('/rules/drafts'),
  dutyDraft: (code: string) => ask<DutyDraft>(`/rules/drafts/${segment(code)}`),
  draftDuties: (draft: { reason: string; from?: string; rules: DraftedRule[] }) => ask<DutyDraft>('/rules/drafts', { method: 'POST', body: draft }),
  sendDuties: (file: File, how: { 'dry-run'?: boolean; reason?: string }) => sendFile<CheckedTable>(`/rules/workbook${query(how)}`, file),
  decideDraft: (code: string, deed: 'rehearsal' | 'approval' | 'withdrawal', body: Record<string, string> = {}) =>
    ask<DutyDraft>(`/rules/drafts/${segment(code)}/${deed}`, { method: 'POST', ...(deed === 'approval' ? { body } : {}) }),
  desk: () => ask<{ items: DeskItem[] }>('/moderation'),
  decidePublication: (number: string, part: number, ground: string | null) =>
    ask<void>(`/moderation/${segment(number)}/decisions`, { method: 'POST', body: ground === null ? { part } : { part, ground } }),
  matters: (filter: MatterFilter, cursor: string | null) => ask<Page<MatterSummary>>(`/matters${query({ ...filter, cursor })}`),
  matter: (number: string, token?: string | null) => ask<MatterView>(`/matters/${segment(number)}`, { headers: asReporter(token) }),
  act: (number: string, revision: number, act: ActRequest, token?: string | null) =>
    ask<MatterView>(`/matters/${segment(number)}/acts`, {
      method: 'POST', body: act, headers: { 'If-Match': `"${revision}"`, ...asReporter(token) },
    }),
  concern: (number: string, said: { about?: string; sensitive: boolean; reason: string }, token: string | null) =>
    ask<void>(`/matters/${segment(number)}/concern`, { method: 'PUT', body: said, headers: asReporter(token) }),
  queue: (cursor: string | null) => ask<Queue>(`/queue${query({ limit: 100, cursor })}`),
  procedure: (name: string) => ask<Procedure>(`/procedures/${segment(name)}`),
  undertaking: (number: string) => ask<Undertaking>(`/undertakings/${segment(number)}`),
  demoAccounts: () => ask<{ items: DemoAccount[] }>('/demo/accounts'),
  session: async (): Promise<Session | null> => {
    try {
      return kept(await ask<Session>('/session'))
    } catch (refused) {
      if (refused instanceof Problem && refused.status === 401) return kept(null)
      throw refused
    }
  },
  login: async (account: string, password: string, code: string) =>
    kept(await ask<Session>('/session', { method: 'POST', body: { account, password, ...(code === '' ? {} : { code }) } })),
  logout: async () => {
    await ask<void>('/session', { method: 'DELETE' })
    kept(null)
  },
}

export function kept<S extends Session | null>(session: S): S {
  csrf = session?.csrf ?? null
  return session
}

/** A key of 128 random bits for one filled-in form. `randomUUID` is missing on plain http, `getRandomValues` is not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}
