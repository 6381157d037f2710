import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tasks } from '../api/tasks'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { TaskItem } from '../parts/TaskItem'
import { Link } from '../router'
import { useWords } from '../words/useWords'

const sides = ['asked', 'asking'] as const

/** What other units ask of mine, and what mine asks of them. */
export default function Tasks() {
  const { t } = useWords()
  const [side, setSide] = useState<(typeof sides)[number]>('asked')
  const found = useQuery({ queryKey: ['tasks', side], queryFn: () => tasks.list(side), retry: false, refetchInterval: 60_000 })
  return (
    <div className="desk-page">
      <Heading title={t('tasks.page')}>{t('tasks.page')}</Heading>
      <p className="page-lead">{t('tasks.lead')} <Link href="/delegations">{t('lent.title')}</Link> · <Link href="/groups">{t('groups.title')}</Link></p>
      <div className="segmented" role="group" aria-label={t('tasks.page')}>
        {sides.map(each => <button key={each} type="button" aria-pressed={each === side} onClick={() => setSide(each)}>{t(`tasks.${each}`)}</button>)}
      </div>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} />}
      {found.data?.items.length === 0 && <Empty title={t('tasks.none')} />}
      <ul className="rows">{found.data?.items.map(task => <TaskItem key={task.number} task={task} linked />)}</ul>
    </div>
  )
}
