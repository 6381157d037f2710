import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/queries'
import { tasks } from '../api/tasks'
import { FoundGroup } from '../parts/FoundGroup'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** Groups of several units made for one hard thing and for a time: what for, on which article, who, until when. */
export default function Groups() {
  const { t, say, date } = useWords()
  const session = useQuery(sessionQuery).data
  const found = useQuery({ queryKey: ['groups'], queryFn: tasks.groups, retry: false })
  return (
    <div className="desk-page">
      <Heading title={t('groups.title')}>{t('groups.title')}</Heading>
      <p className="page-lead">{t('groups.lead')}</p>
      {session?.permissions.includes('SUPERVISE') && <FoundGroup />}
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} />}
      {found.data?.items.length === 0 && <Empty title={t('groups.none')} />}
      {found.data?.items.map(group => (
        <article key={group.code} className="card part" aria-labelledby={`g-${group.code}`}>
          <h2 className="part-title" id={`g-${group.code}`}><Link href={`/groups/${encodeURIComponent(group.code)}`}>{say(group.name)}</Link></h2>
          <p>{say(group.mandate)}</p>
          <p className="quiet">
            {group.dissolvedAt ? t('groups.ended', { time: date(group.dissolvedAt) }) : t('groups.until', { time: date(group.until) })}
            {group.overdue && ` · ${t('groups.overdue')}`}
            {group.basis && ` · ${say(group.basis.law)} ${group.basis.number}`}
          </p>
          <ul>{group.members.map(each => <li key={each.unit.code}>{say(each.unit.name)} · {say(each.role)}{each.chair && ` · ${t('groups.chair')}`}</li>)}</ul>
        </article>
      ))}
    </div>
  )
}
