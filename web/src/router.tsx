import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'

/** Every page of the application; the pattern is the address, `:name` stands for one segment. */
export const routes = {
  home: '/',
  report: '/report',
  matters: '/matters',
  matter: '/matters/:number',
  undertaking: '/undertakings/:number',
  procedure: '/procedures/:name',
  rules: '/rules',
  roads: '/roads',
  road: '/roads/:id',
  tables: '/tables',
  duties: '/duties',
  dutyDraft: '/duties/drafts/:code',
  moderation: '/moderation',
  login: '/login',
  account: '/account',
  work: '/work',
  identity: '/identity',
  audit: '/audit',
  patrols: '/patrols',
  scores: '/scores',
  consent: '/consent',
  floods: '/floods',
  roster: '/roster',
  misroutes: '/figures/misroutes',
  hops: '/figures/hops',
  tasks: '/tasks',
  groups: '/groups',
  group: '/groups/:code',
  reforms: '/reforms',
  redirects: '/redirects',
  delegations: '/delegations',
  staff: '/staff',
} as const

export type RouteName = keyof typeof routes
export type Match = { route: RouteName; params: Record<string, string> } | { route: 'absent'; params: Record<string, never> }

/** Which page an address names. A trailing slash is forgiven; a broken escape is an absent page, not a crash. */
export function match(pathname: string): Match {
  const parts = pathname.split('/').filter(part => part !== '')
  for (const [route, pattern] of Object.entries(routes) as [RouteName, string][]) {
    const params = fit(pattern.split('/').filter(part => part !== ''), parts)
    if (params) return { route, params }
  }
  return { route: 'absent', params: {} }
}

function fit(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [i, wanted] of pattern.entries()) {
    const part = parts[i] ?? ''
    if (!wanted.startsWith(':')) {
      if (wanted !== part) return null
      continue
    }
    const value = decode(part)
    if (value === null) return null
    params[wanted.slice(1)] = value
  }
  return params
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The private token of a reporter travels only in the fragment, which a browser never sends to a server. */
export function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('t')
}

interface Place {
  pathname: string
  search: string
  hash: string
}

interface Router extends Place {
  go: (to: string, how?: { replace?: boolean }) => void
}

const RouterContext = createContext<Router | null>(null)
const here = (): Place => ({ pathname: location.pathname, search: location.search, hash: location.hash })

export function RouterProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const moved = () => setPlace(here())
    addEventListener('popstate', moved)
    addEventListener('hashchange', moved)
    return () => {
      removeEventListener('popstate', moved)
      removeEventListener('hashchange', moved)
    }
  }, [])
  const go = useCallback((to: string, how?: { replace?: boolean }) => {
    const pageChanges = new URL(to, location.href).pathname !== location.pathname
    if (how?.replace) history.replaceState(null, '', to)
    else history.pushState(null, '', to)
    setPlace(here())
    if (pageChanges) scrollTo(0, 0)
  }, [])
  const router = useMemo(() => ({ ...place, go }), [place, go])
  return <RouterContext value={router}>{children}</RouterContext>
}

export function useRouter(): Router {
  const router = useContext(RouterContext)
  if (!router) throw new Error('a page stands outside the router')
  return router
}

/** A link that stays inside the application for a plain click and leaves every other click to the browser. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const { go } = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}
