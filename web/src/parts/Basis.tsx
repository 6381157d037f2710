import type { Article, Lost } from '../api/types'
import { useWords } from '../words/useWords'

/** An article in one line; an invented one says so every time it is shown. */
export function Basis({ article, gist = false }: { article: Article; gist?: boolean }) {
  const { t, say } = useWords()
  return (
    <span className="basis">
      <span className="basis-name">{say(article.law)} {article.number}</span>
      {article.demo && <span className="mark" title={t('matter.demoLawWhy')}>{t('matter.demoLaw')}</span>}
      {gist && <span className="basis-gist">{say(article.gist)}</span>}
    </span>
  )
}

/** The rules that also reached this place, and why another won. */
export function LostRules({ lost }: { lost: Lost[] }) {
  const { t, say } = useWords()
  if (lost.length === 0) return <p className="quiet">{t('who.noLost')}</p>
  return (
    <ul className="lost">
      {lost.map(({ rule, why }) => (
        <li key={rule.id}>
          <span className="lost-rule">{say(rule.name)}</span>
          <span className="quiet">{say(why)}</span>
        </li>
      ))}
    </ul>
  )
}
