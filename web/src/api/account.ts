import { queryOptions } from '@tanstack/react-query'
import { ask, kept } from './client'
import type { Session } from './types'

export interface Ways { password: boolean; provider?: string | null }
export interface Enrolment { secret: string; uri: string }
export interface Confirmed { recoveryCodes: string[]; session: Session }
export interface OwnSession { session: string; since: string; from: string; current: boolean }

/** What officers do with their own account. What raises a session answers with a new one, which is kept at once. */
export const account = {
  ways: () => ask<Ways>('/login'),
  prove: async (code: string) => kept(await ask<Session>('/session/proof', { method: 'POST', body: { code } })),
  changePassword: async (old: string, password: string) =>
    kept(await ask<Session>('/session/password', { method: 'POST', body: { old, password } })),
  enrol: () => ask<Enrolment>('/session/second-factor', { method: 'POST' }),
  confirm: async (code: string): Promise<Confirmed> => {
    const confirmed = await ask<Confirmed>('/session/second-factor/confirmation', { method: 'POST', body: { code } })
    kept(confirmed.session)
    return confirmed
  },
  sessions: () => ask<{ items: OwnSession[] }>('/sessions'),
  end: (session: string) => ask<void>(`/sessions/${encodeURIComponent(session)}`, { method: 'DELETE' }),
}

export const waysQuery = queryOptions({ queryKey: ['ways'], queryFn: account.ways, staleTime: 10 * 60_000, retry: false })
export const ownSessionsQuery = queryOptions({ queryKey: ['own-sessions'], queryFn: async () => (await account.sessions()).items, retry: false })
