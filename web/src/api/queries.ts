import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from './client'
import type { MatterFilter } from './client'
import type { Area } from './types'

const steady = 10 * 60_000 // what changes only with a new pack or a new map

export const cityQuery = queryOptions({ queryKey: ['city'], queryFn: api.city, staleTime: steady })
export const categoriesQuery = queryOptions({ queryKey: ['categories'], queryFn: async () => (await api.categories()).items, staleTime: steady })
export const unitsQuery = queryOptions({ queryKey: ['units'], queryFn: async () => (await api.units()).items, staleTime: steady, retry: false })
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: api.session, staleTime: 60_000 })
export const demoAccountsQuery = queryOptions({ queryKey: ['demo-accounts'], queryFn: async () => (await api.demoAccounts()).items, retry: false })

export const areasQuery = (parent: string | null) =>
  queryOptions({ queryKey: ['areas', parent], queryFn: async () => (await api.areas(parent)).items, staleTime: steady })
/** Where choosing a place begins: the widest area that has more than one part. */
export const groundQuery = queryOptions({
  queryKey: ['ground'],
  queryFn: async (): Promise<Area | null> => {
    let area = (await api.areas(null)).items[0] ?? null
    while (area?.children === 1) area = (await api.areas(area.code)).items[0] ?? null
    return area
  },
  staleTime: steady,
})
export const planQuery = (code: string) => queryOptions({ queryKey: ['plan', code], queryFn: () => api.plan(code), staleTime: steady, retry: false })

export const responsibilityQuery = (area: string, system: string, code: string) =>
  queryOptions({ queryKey: ['responsibility', area, system, code], queryFn: () => api.responsibility({ area, system, code }), retry: false })

export const mattersQuery = (filter: MatterFilter) =>
  infiniteQueryOptions({
    queryKey: ['matters', filter],
    queryFn: ({ pageParam }) => api.matters(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
export const matterQuery = (number: string, token: string | null) =>
  queryOptions({ queryKey: ['matter', number, token], queryFn: () => api.matter(number, token), retry: false })
export const publicationQuery = (number: string, token: string | null) =>
  queryOptions({ queryKey: ['publication', number, token], queryFn: () => api.publication(number, token), retry: false, refetchInterval: 4 * 60_000 })
export const rulesQuery = queryOptions({ queryKey: ['moderation-rules'], queryFn: api.rules, staleTime: steady })
export const misroutesQuery = queryOptions({ queryKey: ['misroutes'], queryFn: api.misroutes, staleTime: 5 * 60_000 })
export const dutyAuditQuery = queryOptions({ queryKey: ['duty-audit'], queryFn: api.dutyAudit, staleTime: 60_000 })
export const dutiesQuery = (area: string | null) => queryOptions({ queryKey: ['duties', area], queryFn: () => api.duties(area), staleTime: 60_000 })
export const dutyDraftsQuery = queryOptions({ queryKey: ['duty-drafts'], queryFn: async () => (await api.dutyDrafts()).items, retry: false })
export const dutyDraftQuery = (code: string) => queryOptions({ queryKey: ['duty-drafts', code], queryFn: () => api.dutyDraft(code), retry: false })
export const deskQuery = queryOptions({ queryKey: ['moderation'], queryFn: api.desk, retry: false })
export const queueQuery = infiniteQueryOptions({
  queryKey: ['queue'],
  queryFn: ({ pageParam }) => api.queue(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
  refetchInterval: 60_000,
})
export const procedureQuery = (name: string) => queryOptions({ queryKey: ['procedure', name], queryFn: () => api.procedure(name), staleTime: steady, retry: false })
export const undertakingQuery = (number: string) => queryOptions({ queryKey: ['undertaking', number], queryFn: () => api.undertaking(number), retry: false })
