import { useQuery } from '@tanstack/react-query'
import { rulesQuery } from '../api/queries'
import { Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

/** The grounds on which words and photos stay private; there are no others. */
export default function Rules() {
  const { t, say } = useWords()
  const rules = useQuery(rulesQuery)
  return (
    <div className="desk-page">
      <Heading title={t('publish.rules')}>{t('publish.rules')}</Heading>
      <p className="page-lead">{t('publish.rulesLead')}</p>
      {rules.isPending && <Loading />}
      {rules.isError && <ProblemNote problem={rules.error} retry={() => void rules.refetch()} />}
      <dl className="facts">
        {rules.data?.grounds.map(ground => <div key={ground.code}><dt>{say(ground.title)}</dt><dd>{say(ground.meaning)}</dd></div>)}
      </dl>
      <p>{t('publish.noOpinion')}</p>
    </div>
  )
}
