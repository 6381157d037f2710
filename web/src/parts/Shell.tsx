import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { api } from '../api/client'
import { cityQuery, sessionQuery } from '../api/queries'
import { chooseLanguage } from '../i18n'
import { Link, useRouter } from '../router'
import { chooseTheme, currentTheme } from '../theme'
import type { Theme } from '../theme'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import type { IconName } from './Icon'

/** What stands around every page: the way in, the two switches, and the word that this district is invented. */
export function Shell({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t, say } = useWords()
  const city = useQuery(cityQuery).data
  return (
    <>
      <a className="skip" href="#main">{t('skip')}</a>
      <header className="top">
        <Link href="/" className="brand">
          <Mark />
          <span className="brand-name">{t('name')}</span>
          {city && <span className="brand-city">{say(city.name)}</span>}
        </Link>
        <Navigation />
        <div className="top-end">
          <Account />
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      {city?.demo && (
        <aside className="demo" aria-label={t('demo.banner')}><b>{t('demo.banner')}</b><span>{t('demo.said')}</span></aside>
      )}
      <main id="main" tabIndex={-1} className={wide ? 'main wide' : 'main'}>{children}</main>
      {!wide && <Foot />}
    </>
  )
}

function Mark() {
  return (
    <svg className="mark-of-city" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M8.4 8.4l5.4 5.4M13.8 8.4l-5.4 5.4M18.2 8.4l5.4 5.4M23.6 8.4l-5.4 5.4M8.4 18.2l5.4 5.4M13.8 18.2l-5.4 5.4" />
      <rect className="stitch" x="17.7" y="17.7" width="6.4" height="6.4" rx="1.4" />
    </svg>
  )
}

function Navigation() {
  const { t } = useWords()
  const session = useQuery(sessionQuery).data
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <NavLink href="/" icon="home">{t('nav.home')}</NavLink>
      <NavLink href="/report" icon="plus">{t('nav.report')}</NavLink>
      <NavLink href="/matters" icon="list">{t('nav.matters')}</NavLink>
      <NavLink href={session ? '/work' : '/login'} icon="work">{t('nav.work')}</NavLink>
      {session && <NavLink href="/roster" icon="unit">{t('nav.roster')}</NavLink>}
      {session?.permissions.includes('MODERATE') && <NavLink href="/moderation" icon="eye">{t('publish.nav')}</NavLink>}
      {session?.permissions.includes('STEWARD') && <NavLink href="/identity" icon="lock">{t('nav.identity')}</NavLink>}
      {session?.permissions.includes('SUPERVISE') && <NavLink href="/floods" icon="list">{t('nav.floods')}</NavLink>}
      {session?.permissions.includes('ADMINISTER_SECURITY') && <NavLink href="/staff" icon="unit">{t('nav.staff')}</NavLink>}
      {session?.permissions.some(held => ['ADMINISTER_AUDIT', 'SUPERVISE'].includes(held)) && <NavLink href="/audit" icon="eye">{t('nav.audit')}</NavLink>}
    </nav>
  )
}

function NavLink({ href, icon, children }: { href: string; icon: IconName; children: ReactNode }) {
  const { pathname } = useRouter()
  const here = href === '/' ? pathname === '/' : pathname.startsWith(href)
  return (
    <Link href={href} className="nav-link" aria-current={here ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{children}</span>
    </Link>
  )
}

/** Who is signed in, and the way out. */
export function Account() {
  const { t } = useWords()
  const { go } = useRouter()
  const cache = useQueryClient()
  const session = useQuery(sessionQuery).data
  if (!session) return null
  const leave = async () => {
    await api.logout().catch(() => undefined)
    cache.clear()
    go('/')
  }
  return (
    <span className="account">
      <Icon name="person" />
      <Link className="account-name" href="/account" aria-label={t('nav.account', { name: session.name })}>{session.name}</Link>
      <button className="link" type="button" onClick={() => void leave()}>{t('nav.logout')}</button>
    </span>
  )
}

function Segmented<T extends string>({ label, value, options, choose }: {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  choose: (value: T) => void
}) {
  return (
    <div className="segmented" role="group" aria-label={label}>
      {options.map(([key, name]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => choose(key)}>{name}</button>
      ))}
    </div>
  )
}

function LanguageSwitch() {
  const { t, language } = useWords()
  return <Segmented label={t('language.label')} value={language} options={[['zh', t('language.zh')], ['en', t('language.en')]]} choose={language => void chooseLanguage(language)} />
}

function ThemeSwitch() {
  const { t } = useWords()
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const choose = (next: Theme) => {
    chooseTheme(next)
    setTheme(next)
  }
  return <Segmented label={t('theme.label')} value={theme} options={[['light', t('theme.light')], ['dark', t('theme.dark')]]} choose={choose} />
}

function Foot() {
  const { t } = useWords()
  return (
    <footer className="foot">
      <p>{t('foot.said')}</p>
      <p className="foot-links">
        <Link href="/procedures/closed-loop">{t('foot.procedure')}</Link>
        <Link href="/roads">{t('road.list')}</Link>
        <Link href="/duties">{t('duty.title')}</Link>
        <Link href="/tables">{t('tables.title')}</Link>
        <Link href="/figures/misroutes">{t('misroute.title')}</Link>
        <Link href="/figures/hops">{t('hops.title')}</Link>
        <Link href="/rules">{t('publish.rules')}</Link>
        <a href="/api/openapi.json">{t('foot.openapi')}</a>
        <a href="/open311/v2/discovery.json">{t('foot.open311')}</a>
      </p>
    </footer>
  )
}

/** Names the page in the tab, and moves the reader's place to its heading when the page has changed. */
export function Heading({ children, title, className }: { children: ReactNode; title: string; className?: string }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('name')}`
  }, [title, t])
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [])
  return <h1 ref={heading} tabIndex={-1} className={className}>{children}</h1>
}

let arrived = false
