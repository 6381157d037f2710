import type { Article, Told } from '../api/types'
import { useWords } from '../words/useWords'
import { Cited } from './Basis'
import { Icon } from './Icon'

const signs = { unit: 'unit', reporter: 'person', clock: 'clock' } as const

/** What happened, in order, each step with who, why and by which law. */
export function Story({ story, law, nameOf }: { story: Told[]; law: Article[]; nameOf: (state: string) => string }) {
  const { t } = useWords()
  if (story.length === 0) return <p className="quiet">{t('matter.storyNone')}</p>
  return <ol className="story">{story.map((told, i) => <Step key={`${told.at}-${i}`} told={told} law={law} nameOf={nameOf} />)}</ol>
}

function Step({ told, law, nameOf }: { told: Told; law: Article[]; nameOf: (state: string) => string }) {
  const { t, say, when } = useWords()
  return (
    <li className={`told told-${told.by.kind}`}>
      <span className="told-sign" aria-hidden="true"><Icon name={signs[told.by.kind]} /></span>
      <div className="told-head">
        <b>{say(told.name)}</b>
        {told.to !== told.from && <span className="told-to"><Icon name="right" />{nameOf(told.to)}</span>}
        <time dateTime={told.at}>{when(told.at)}</time>
      </div>
      <p className="told-by"><Doer by={told.by} /></p>
      {told.reason && <p className="told-why"><span className="quiet">{t('matter.reason')}</span> {say(told.reason.name)}</p>}
      {told.note && <blockquote className="told-note">{told.note}</blockquote>}
      <p className="told-law"><Icon name="law" /><Cited id={told.basis} law={law} /></p>
      <p className="told-law"><Icon name="flag" /><span>{t('matter.remedy')} {say(told.remedy)}</span></p>
    </li>
  )
}

function Doer({ by }: { by: Told['by'] }) {
  const { t, say } = useWords()
  if (by.kind === 'reporter') return <>{t('matter.by.reporter')}</>
  if (by.kind === 'clock') return <>{t('matter.by.clock')}</>
  return <>{by.unit ? say(by.unit.name) : '—'}{by.post && <span className="quiet"> · {say(by.post.name)}</span>}</>
}
