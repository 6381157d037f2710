import { ask, query } from './client'
import type { Bilingual } from './types'
import type { Named } from './identity'

export interface Account { account: string; name: string; demo: boolean; disabled: boolean; secondFactor: boolean; posts: string[]; identities: string[] }
export interface PostToGive { code: string; name: Bilingual; unit: string; permissions: string[]; held: boolean }
export interface Key { id: string; name: string; scopes: string[]; from: string; to: string | null; secrets: number }
export interface Stance { objectKind: string; object: string; relation: string; from: string; to: string | null; by: string }
export interface PostOfUnit { code: string; name: Bilingual; permissions: string[]; holder: { account: string; name: string } | null; stances: Stance[] }
export interface UnitOfStaff { code: string; name: Bilingual; kind: string; area: string; posts: PostOfUnit[]; stances: Stance[] }
export interface Flood {
  kind: 'flood' | 'brigade'; at: string; area: Named; told: Named | null; reports: number; matters: number; latest: string | null; examples: string[]
}
export interface Relating {
  verb: 'begin' | 'end'; object: { kind: string; id: string }; relation: string; subject: { kind: string; id: string }; to?: string
}

const post = <T>(path: string, body: unknown) => ask<T>(path, { method: 'POST', body })

/** The desk of the security administrator, and what supervisors are told of floods. */
export const staff = {
  units: (cursor: string | null) => ask<{ items: UnitOfStaff[]; next: string | null }>(`/organisation${query({ limit: 100, cursor })}`),
  makeUnit: (unit: { code: string; name: Bilingual; kind: string; area: string }) => post<void>('/units', unit),
  makePost: (made: { code: string; unit: string; name: Bilingual; permissions: string[] }) => post<void>('/posts', made),
  relate: (relating: Relating) => post<void>('/relations', relating),
  accounts: (cursor: string | null) => ask<{ items: Account[]; next: string | null }>(`/accounts${query({ limit: 100, cursor })}`),
  posts: () => ask<{ items: PostToGive[] }>('/posts'),
  makeAccount: (account: string, name: string) => post<{ account: string; password: string | null }>('/accounts', { account, name }),
  deed: (account: string, deed: Record<string, string>) =>
    post<{ account: string; password: string | null }>(`/accounts/${encodeURIComponent(account)}/deeds`, deed),
  keys: () => ask<{ items: Key[] }>('/keys'),
  makeKey: (key: string, name: string, scopes: string[]) => post<{ key: string; secret: string | null }>('/keys', { key, name, scopes }),
  keyDeed: (key: string, deed: Record<string, string | number>) =>
    post<{ key: string; secret: string | null }>(`/keys/${encodeURIComponent(key)}/deeds`, deed),
  floods: () => ask<{ items: Flood[] }>('/floods'),
}
