import type { Told } from '../api/types'
import { useWords } from '../words/useWords'
import { Basis } from './Basis'
import { Icon } from './Icon'

const signs = { unit: 'unit', reporter: 'person', clock: 'clock' } as const

/** What happened, in order, each step with who, why and by which law. */
export function Story({ story }: { story: Told[] }) {
  const { t } = useWords()
  if (story.length === 0) return <p className="quiet">{t('matter.storyNone')}</p>
  return <ol className="story">{story.map((told, i) => <Step key={`${told.at}-${i}`} told={told} />)}</ol>
}

function Step({ told }: { told: Told }) {
  const { t, say, when } = useWords()
  return (
    <li className={`told told-${told.by.kind}`}>
      <span className="told-sign" aria-hidden="true"><Icon name={signs[told.by.kind]} /></span>
      <div className="told-head">
        <b>{say(told.name)}</b>
        {told.to && <span className="told-to"><Icon name="right" />{say(told.to)}</span>}
        <time dateTime={told.at}>{when(told.at)}</time>
      </div>
      <p className="told-by"><Doer by={told.by} /></p>
      {told.reason && <p className="told-why"><span className="quiet">{t('matter.reason')}</span> {say(told.reason.name)}</p>}
      {told.note && <blockquote className="told-note">{told.note}</blockquote>}
      {told.basis && <p className="told-law"><Icon name="law" /><Basis article={told.basis} /></p>}
      {told.remedy && <p className="told-law"><Icon name="flag" /><span><span className="quiet">{t('matter.remedy')}</span> {say(told.remedy)}</span></p>}
    </li>
  )
}

function Doer({ by }: { by: Told['by'] }) {
  const { t, say } = useWords()
  if (by.kind === 'reporter') return <>{t('matter.by.reporter')}</>
  if (by.kind === 'clock') return <>{t('matter.by.clock')}</>
  return <>{by.unit ? say(by.unit.name) : '—'}{by.post && <span className="quiet"> · {say(by.post.name)}</span>}</>
}
