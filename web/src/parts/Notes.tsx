import type { ReactNode } from 'react'
import { Problem } from '../api/client'
import { problems } from '../catalogue/problems'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'

const told = [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503] as const
type Told = (typeof told)[number]

/** What a refusal says to a person: the sentence for its code, else the one for its status. */
export function useProblemWords() {
  const { t, say } = useWords()
  return (problem: unknown): { sentence: string; code: string } => {
    if (!(problem instanceof Problem)) return { sentence: t('problem.unknown'), code: 'page' }
    const known = problems[problem.code]
    if (known) return { sentence: say(known), code: problem.code }
    if (problem.status === 0) return { sentence: t('problem.network'), code: problem.code }
    const status = told.find(status => status === problem.status) as Told | undefined
    return { sentence: status ? t(`problem.s${status}`) : t('problem.unknown'), code: problem.code }
  }
}

export function ProblemNote({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const { t } = useWords()
  const { sentence, code } = useProblemWords()(problem)
  return (
    <div className="note note-bad" role="alert">
      <Icon name="late" />
      <div>
        <p><b>{t('problem.title')}</b> {sentence}</p>
        <p className="note-code">{t('problem.code')} <code>{code}</code></p>
        {retry && <button className="button small" type="button" onClick={retry}>{t('state.retry')}</button>}
      </div>
    </div>
  )
}

export function Loading() {
  const { t } = useWords()
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      <i /><i /><i />
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <p>{children}</p>}
    </div>
  )
}
