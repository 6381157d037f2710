import { useWords } from '../words/useWords'

const seven = [1, 2, 3, 4, 5, 6, 7] as const

/** The seven stages of the closed loop, and where this matter stands in them. */
export function Stages({ stage, ended }: { stage: number; ended: boolean }) {
  const { t } = useWords()
  return (
    <ol className="stages" aria-label={t('stages.label')}>
      {seven.map(s => {
        const how = s < stage || (ended && s === stage) ? 'done' : s === stage ? 'now' : 'ahead'
        return (
          <li key={s} className={`stage stage-${how}`} aria-current={s === stage ? 'step' : undefined}>
            <span className="stage-dot" aria-hidden="true">{how === 'done' ? '✓' : s}</span>
            <span className="stage-name">{t(`stages.s${s}`)}</span>
            <span className="visually-hidden">{t(`stages.${how}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
