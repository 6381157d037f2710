import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { areasQuery, categoriesQuery, groundQuery, mattersQuery } from '../api/queries'
import type { MatterFilter } from '../api/client'
import { CategoryPicker } from '../parts/CategoryPicker'
import { MatterList } from '../parts/MatterList'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useRouter } from '../router'
import { useWords } from '../words/useWords'

const pageSize = 25

/** The filter lives in the address, so that a list can be sent to someone else. */
function useFilter(): [Record<string, string>, (change: Record<string, string | null>) => void] {
  const { pathname, search, go } = useRouter()
  const values = new URLSearchParams(search)
  const change = (next: Record<string, string | null>) => {
    for (const [name, value] of Object.entries(next)) {
      if (value === null || value === '') values.delete(name)
      else values.set(name, value)
    }
    go(`${pathname}${values.size > 0 ? `?${values}` : ''}`, { replace: true })
  }
  return [Object.fromEntries(values), change]
}

export default function Matters() {
  const { t, n } = useWords()
  const [{ open, area, system, code }, change] = useFilter()
  const filter: MatterFilter = {
    limit: pageSize, ...(open ? { open } : {}), ...(area ? { area } : {}), ...(system && code ? { system, code } : {}),
  }
  const list = useInfiniteQuery(mattersQuery(filter))
  const matters = list.data?.pages.flatMap(page => page.items) ?? []
  const category = useQuery(categoriesQuery).data?.find(each => each.system === system && each.code === code) ?? null
  return (
    <>
      <Heading title={t('matters.title')}>{t('matters.title')}</Heading>
      <p className="page-lead">{t('matters.lead')}</p>
      <div className="filters">
        <OpenFilter value={open ?? ''} change={value => change({ open: value })} />
        <AreaFilter value={area ?? ''} change={value => change({ area: value })} />
        <CategoryPicker label={t('matters.category')} value={category}
          choose={picked => change({ system: picked?.system ?? null, code: picked?.code ?? null })} />
      </div>
      {list.isPending && <Loading />}
      {list.isError && <ProblemNote problem={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && matters.length === 0 && <Empty title={t('matters.none')}>{t('matters.noneHint')}</Empty>}
      {matters.length > 0 && (
        <section className="card flush">
          <MatterList matters={matters} />
          <div className="list-end">
            <span className="quiet" role="status">{t('matters.shown', { n: n(matters.length) })}</span>
            {list.hasNextPage
              ? <button className="button" type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {list.isFetchingNextPage ? t('state.loading') : t('state.more', { n: pageSize })}
                </button>
              : <span className="quiet">{t('state.allShown')}</span>}
          </div>
        </section>
      )}
    </>
  )
}

function OpenFilter({ value, change }: { value: string; change: (value: string) => void }) {
  const { t } = useWords()
  const ways = [['', t('state.all')], ['true', t('matters.open')], ['false', t('matters.closed')]] as const
  return (
    <fieldset className="field filter-open">
      <legend>{t('matters.show')}</legend>
      <div className="ways">
        {ways.map(([key, name]) => (
          <label key={key}>
            <input type="radio" name="open" value={key} checked={value === key} onChange={() => change(key)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function AreaFilter({ value, change }: { value: string; change: (value: string) => void }) {
  const { t, say } = useWords()
  const id = useId()
  const ground = useQuery(groundQuery).data
  const streets = useQuery({ ...areasQuery(ground?.code ?? null), enabled: ground !== undefined && ground !== null }).data ?? []
  return (
    <div className="field">
      <label htmlFor={id}>{t('matters.area')}</label>
      <select id={id} value={value} onChange={event => change(event.target.value)}>
        <option value="">{t('state.all')}</option>
        {value !== '' && !streets.some(street => street.code === value) && <option value={value}>{value}</option>}
        {streets.map(street => <option key={street.code} value={street.code}>{say(street.name)}</option>)}
      </select>
    </div>
  )
}
