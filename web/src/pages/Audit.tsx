import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { identity } from '../api/identity'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

const nothing = { what: '', action: '', unit: '' }

/** Who read or did what. Reading this page is a line of it too. */
export default function Audit() {
  const { t, say, date } = useWords()
  const id = useId()
  const [typed, setTyped] = useState(nothing)
  const [filter, setFilter] = useState(nothing)
  const lines = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => identity.audit(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    retry: false,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFilter(typed)
  }
  const items = lines.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="plain-page">
      <Heading title={t('audit.title')}>{t('audit.title')}</Heading>
      <p className="page-lead">{t('audit.lead')}</p>
      <form className="filters" onSubmit={submit}>
        {(['what', 'action', 'unit'] as const).map(field => (
          <div className="field" key={field}>
            <label htmlFor={`${id}-${field}`}>{t(`audit.${field}`)}</label>
            <input id={`${id}-${field}`} value={typed[field]} maxLength={64} onChange={event => setTyped({ ...typed, [field]: event.target.value })} />
          </div>
        ))}
        <button className="button" type="submit">{t('audit.search')}</button>
      </form>
      {lines.isPending && <Loading />}
      {lines.isError && <ProblemNote problem={lines.error} />}
      {lines.isSuccess && items.length === 0 && <Empty title={t('state.empty')} />}
      <ul className="story">
        {items.map((line, i) => (
          <li key={`${line.at}-${i}`}>
            <p><b>{line.action}</b> · {line.what}{line.why && ` · ${line.why}`} · {t(`audit.result.${line.result as 'done'}`)}</p>
            <p className="quiet">
              {date(line.at)} · {t(`audit.who.${line.who as 'staff'}`)}
              {[line.name, line.unit && say(line.unit.name), line.post && say(line.post.name), line.from].filter(Boolean).map(each => ` · ${each}`)}
            </p>
          </li>
        ))}
      </ul>
      {lines.hasNextPage && <button className="button" type="button" disabled={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>{t('audit.more')}</button>}
    </div>
  )
}
