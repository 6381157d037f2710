import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { matterQuery, queueQuery, sessionQuery } from '../api/queries'
import type { QueueItem, Session } from '../api/types'
import { Calls } from '../parts/Calls'
import { DueChip } from '../parts/Due'
import { Icon } from '../parts/Icon'
import { MatterBody } from '../parts/MatterBody'
import { CategoryName, StateName, usePlaceLine } from '../parts/MatterList'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Account, Heading } from '../parts/Shell'
import { WalksDue } from '../parts/WalksDue'
import { Link, useRouter } from '../router'
import { standing } from '../words/time'
import { useNow, useWords } from '../words/useWords'

type Show = 'open' | 'due' | 'overdue'

export default function Work() {
  const { t } = useWords()
  const { go } = useRouter()
  const session = useQuery(sessionQuery)
  const away = session.isSuccess && session.data === null
  const unready = Boolean(session.data?.need)
  useEffect(() => {
    if (away) go('/login', { replace: true })
    if (unready) go('/account', { replace: true })
  }, [away, unready, go])
  if (session.isError) return <ProblemNote problem={session.error} retry={() => void session.refetch()} />
  if (!session.data || unready) return <><Heading title={t('work.title')} className="visually-hidden">{t('work.title')}</Heading><Loading /></>
  return <Desk session={session.data} />
}

function Desk({ session }: { session: Session }) {
  const { t, say, n } = useWords()
  const queue = useInfiniteQuery(queueQuery)
  const items = queue.data?.pages.flatMap(page => page.items) ?? []
  const counts = queue.data?.pages[0]?.counts
  const [show, setShow] = useState<Show>('open')
  const [typed, setTyped] = useState('')
  const [number, setNumber] = useNumberInAddress()
  const fitting = useFitting(items, show, typed)
  const search = useRef<HTMLInputElement>(null)
  const help = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLUListElement>(null)
  useKeys({ fitting, number, list, search, help, open: setNumber })
  const post = session.posts[0]
  return (
    <div className={number ? 'desk has-one' : 'desk'}>
      <section className="desk-queue" aria-label={t('work.waiting')}>
        <div className="desk-head">
          <div className="desk-title">
            <Heading title={t('work.title')}>{t('work.title')}</Heading>
            <button className="button small quiet-button" type="button" onClick={() => help.current?.showModal()}><kbd>?</kbd><span>{t('work.keys')}</span></button>
          </div>
          <div className="desk-account"><Account /></div>
          {post && <p className="quiet desk-as">{say(post.unit.name)} · {say(post.name)}</p>}
          <WalksDue />
          <p><Link href="/tasks">{t('tasks.page')}</Link> · <Link href="/scores">{t('score.desk')}</Link> · <Link href="/groups">{t('groups.title')}</Link> · <Link href="/redirects">{t('redirect.title')}</Link> · <Link href="/reforms">{t('reform.title')}</Link></p>
          <Calls />
          <div className="counts" role="group" aria-label={t('work.filter')}>
            <Count name={t('work.open')} figure={counts ? n(counts.open) : '—'} on={show === 'open'} choose={() => setShow('open')} />
            <Count name={t('work.due')} figure={counts ? n(counts.due) : '—'} kind="soon" on={show === 'due'} choose={() => setShow('due')} />
            <Count name={t('work.overdue')} figure={counts ? n(counts.overdue) : '—'} kind="late" on={show === 'overdue'} choose={() => setShow('overdue')} />
          </div>
          <Search field={search} value={typed} change={setTyped} />
        </div>
        {queue.isPending && <Loading />}
        {queue.isError && <ProblemNote problem={queue.error} retry={() => void queue.refetch()} />}
        {queue.isSuccess && items.length === 0 && <Empty title={t('work.none')}>{t('work.noneHint')}</Empty>}
        {items.length > 0 && fitting.length === 0 && <Empty title={t('work.noMatch')} />}
        <ul className="queue" ref={list}>
          {fitting.map(item => <Row key={item.number} item={item} on={item.number === number} open={() => setNumber(item.number)} />)}
        </ul>
        {queue.hasNextPage && <button className="button queue-more" type="button" onClick={() => void queue.fetchNextPage()}>{t('state.more', { n: 100 })}</button>}
      </section>
      <section className="desk-one" aria-label={number ?? t('work.pick')}>
        {number ? <One key={number} number={number} close={() => setNumber(null)} /> : <Empty title={t('work.pick')}>{t('work.pickHint')}</Empty>}
      </section>
      <Help dialog={help} />
    </div>
  )
}

/** The matter in the pane stands in the address, so that a reload or a link opens the same desk. */
function useNumberInAddress(): [string | null, (number: string | null) => void] {
  const { search, go } = useRouter()
  const number = new URLSearchParams(search).get('matter')
  return [number, next => go(next === null ? '/work' : `/work?matter=${encodeURIComponent(next)}`, { replace: next === null || number !== null })]
}

function useFitting(items: QueueItem[], show: Show, typed: string): QueueItem[] {
  const now = useNow()
  const placeLine = usePlaceLine()
  const { say } = useWords()
  const word = typed.trim().toLowerCase()
  return items.filter(item => {
    const how = item.due ? standing(item.due, now) : 'calm'
    if (show === 'due' && how !== 'soon') return false
    if (show === 'overdue' && how !== 'late') return false
    const text = [item.number, item.category ? say(item.category.name) : '', say(item.stateName), placeLine(item.place), say(item.lead.unit.name)]
    return text.join(' ').toLowerCase().includes(word)
  })
}

function useKeys({ fitting, number, list, search, help, open }: {
  fitting: QueueItem[]
  number: string | null
  list: React.RefObject<HTMLUListElement | null>
  search: React.RefObject<HTMLInputElement | null>
  help: React.RefObject<HTMLDialogElement | null>
  open: (number: string | null) => void
}) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || help.current?.open) return
      if (target.matches('input, textarea, select')) {
        if (event.key === 'Escape' && target === search.current) search.current.blur()
        return
      }
      const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('.queue-row') ?? [])]
      const at = rows.indexOf(document.activeElement as HTMLButtonElement)
      const from = at >= 0 ? at : fitting.findIndex(item => item.number === number)
      if (event.key === 'j') rows[Math.min(from + 1, rows.length - 1)]?.focus()
      else if (event.key === 'k') rows[Math.max(from - 1, 0)]?.focus()
      else if (event.key === '/') search.current?.focus()
      else if (event.key === '?') help.current?.showModal()
      else if (event.key === 'Escape' && number) open(null)
      else return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [fitting, number, list, search, help, open])
}

function Count({ name, figure, kind, on, choose }: { name: string; figure: string; kind?: 'soon' | 'late'; on: boolean; choose: () => void }) {
  return (
    <button type="button" className={kind ? `count-box count-${kind}` : 'count-box'} aria-pressed={on} onClick={choose}>
      <b>{figure}</b>
      <span>{kind && <Icon name={kind} />}{name}</span>
    </button>
  )
}

function Search({ field, value, change }: { field: React.RefObject<HTMLInputElement | null>; value: string; change: (value: string) => void }) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="field desk-search">
      <label className="visually-hidden" htmlFor={id}>{t('work.filter')}</label>
      <input id={id} ref={field} type="search" value={value} placeholder={t('work.search')} onChange={event => change(event.target.value)} />
    </div>
  )
}

function Row({ item, on, open }: { item: QueueItem; on: boolean; open: () => void }) {
  const placeLine = usePlaceLine()
  return (
    <li>
      <button type="button" className="queue-row" aria-current={on ? 'true' : undefined} onClick={open}>
        <span className="queue-what"><CategoryName category={item.category} /></span>
        <span className="queue-due">{item.due && <DueChip {...item.due} />}</span>
        <span className="queue-where">{placeLine(item.place)}</span>
        <span className="queue-state"><StateName matter={item} /></span>
      </button>
    </li>
  )
}

function One({ number, close }: { number: string; close: () => void }) {
  const { t } = useWords()
  const top = useRef<HTMLDivElement>(null)
  const matter = useQuery(matterQuery(number, null))
  useEffect(() => {
    top.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="one" ref={top} tabIndex={-1}>
      <div className="one-bar">
        <button className="button small" type="button" onClick={close}><Icon name="left" />{t('state.back')}</button>
        <Link className="one-full" href={`/matters/${encodeURIComponent(number)}`}>{t('work.fullPage')}</Link>
      </div>
      {matter.isPending && <Loading />}
      {matter.isError && <ProblemNote problem={matter.error} retry={() => void matter.refetch()} />}
      {matter.data && <MatterBody matter={matter.data} token={null} heading={(name: ReactNode) => <h2 className="one-title">{name}</h2>} />}
    </div>
  )
}

function Help({ dialog }: { dialog: React.RefObject<HTMLDialogElement | null> }) {
  const { t } = useWords()
  const keys = [['j', t('work.keyDown')], ['k', t('work.keyUp')], ['Enter', t('work.keyOpen')], ['/', t('work.keyFind')], ['Esc', t('work.keyClose')], ['?', t('work.keyHelp')]] as const
  return (
    <dialog ref={dialog} className="help" aria-label={t('work.keys')}>
      <h2>{t('work.keys')}</h2>
      <dl>{keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      <form method="dialog"><button className="button">{t('state.close')}</button></form>
    </dialog>
  )
}
