import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { identity } from '../api/identity'
import type { AuditLine } from '../api/identity'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

const nothing = { what: '', action: '', unit: '' }

/** A line in words; what has no word yet keeps its code, and the code is always there to look for. */
function Line({ line }: { line: AuditLine }) {
  const { t, say, date } = useWords()
  const about = line.kind === 'audit' ? asked(line.what, part => t(`audit.${part as 'what'}`, { defaultValue: part })) : line.what
  const why = line.why && t(`audit.why.${line.why as 'visit'}`, { defaultValue: line.why })
  return (
    <>
      <p className="audit-what">
        <b>{action(line.action, t)}</b>
        {about && <span>{t(`audit.kind.${line.kind as 'matter'}`, { defaultValue: line.kind })} <code>{about}</code></span>}
        {why && <span>{why}</span>}
        {line.result === 'refused' && <span className="bad">{t('audit.result.refused')}</span>}
        <code className="quiet audit-code">{line.action}</code>
      </p>
      <p className="quiet">
        {[date(line.at), line.name ?? (line.who === 'anyone' ? null : t(`audit.who.${line.who as 'staff'}`, { defaultValue: line.who })), line.unit && say(line.unit.name), line.post && say(line.post.name), line.from]
          .filter(Boolean).join(' · ')}
      </p>
    </>
  )
}

/** `matter.dispatch` is said by the word of its verb where it has none of its own. */
function action(code: string, t: ReturnType<typeof useWords>['t']): string {
  const key = code.replaceAll('.', '_')
  return t(`audit.does.${key as 'login_done'}`, { defaultValue: code })
}

/** `what=- action=login unit=-` is what somebody looked for: only what was given is said. */
function asked(what: string, word: (part: string) => string): string {
  const given = [...what.matchAll(/(what|action|unit)=(\S+)/g)].filter(([, , value]) => value !== '-')
  return given.map(([, part, value]) => `${word(part ?? '')} ${value}`).join(' · ')
}

/** Who read or did what. Reading this page is a line of it too. */
export default function Audit() {
  const { t } = useWords()
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
    <div className="desk-page">
      <Heading title={t('audit.title')}>{t('audit.title')}</Heading>
      <p className="page-lead">{t('audit.lead')}</p>
      <form className="filters audit-filters" onSubmit={submit}>
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
      <ul className="rows">
        {items.map((line, i) => <li key={`${line.at}-${i}`}><Line line={line} /></li>)}
      </ul>
      {lines.hasNextPage && <button className="button" type="button" disabled={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>{t('audit.more')}</button>}
    </div>
  )
}
