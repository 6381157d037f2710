import type { Told } from '../api/types'
import { useWords } from '../words/useWords'
import { Basis } from './Basis'
import { Icon } from './Icon'

const signs = { unit: 'unit', reporter: 'person', clock: 'clock' } as const

/** What happened, in order, each step with who, why and by which law. */
export function Story({ openedAt, reported, story }: { openedAt: string; reported: boolean; story: Told[] }) {
  return (
    <ol className="story">
      <Beginning at={openedAt} reported={reported} />
      {story.map((told, i) => <Step key={`${told.at}-${i}`} told={told} />)}
    </ol>
  )
}

/** Before any act there was a report, or the city's own decision to open the matter. */
function Beginning({ at, reported }: { at: string; reported: boolean }) {
  const { t, when } = useWords()
  return (
    <li className={reported ? 'told told-reporter' : 'told'}>
      <span className="told-sign" aria-hidden="true"><Icon name={reported ? 'person' : 'unit'} /></span>
      <div className="told-head"><b>{t(reported ? 'matter.begun' : 'matter.opened')}</b><time dateTime={at}>{when(at)}</time></div>
      {reported && <p className="told-by">{t('matter.by.reporter')}</p>}
    </li>
  )
}

function Step({ told }: { told: Told }) {
  const { t, say, when } = useWords()
  return (
    <li className={`told told-${told.by.kind}`}>
      <span className="told-sign" aria-hidden="true"><Icon name={signs[told.by.kind]} /></span>
      <div className="told-head">
        <b>{say(told.name)}</b>
        {told.toState !== told.fromState && <span className="told-to"><Icon name="right" />{say(told.to)}</span>}
        <time dateTime={told.at}>{when(told.at)}</time>
      </div>
      <p className="told-by"><Doer by={told.by} /></p>
      {told.reason && <p className="told-why"><span className="quiet">{t('matter.reason')}</span> {say(told.reason.name)}</p>}
      {told.note && <blockquote className="told-note">{told.note}</blockquote>}
      {told.basis && <p className="told-law"><Icon name="law" /><Basis article={told.basis} /></p>}
      <p className="told-law"><Icon name="flag" /><span>{t('matter.remedy')} {say(told.remedy)}</span></p>
    </li>
  )
}

export function Doer({ by }: { by: Told['by'] }) {
  const { t, say } = useWords()
  if (by.kind === 'reporter') return <>{t('matter.by.reporter')}</>
  if (by.kind === 'clock') return <>{t('matter.by.clock')}</>
  return <>{by.unit ? say(by.unit.name) : '—'}{by.post && <span className="quiet"> · {say(by.post.name)}</span>}</>
}
