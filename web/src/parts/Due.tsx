import type { ClockState } from '../api/types'
import { standing } from '../words/time'
import { useNow, useWords } from '../words/useWords'
import { Icon } from './Icon'

/** How a deadline stands: a sign, a word and the time left, so that colour is never the only teller. */
export function DueChip({ at, start, state, provisional }: { at: string; start?: string; state: ClockState; provisional?: boolean }) {
  const { t, when, span } = useWords()
  const now = useNow()
  const how = standing(start === undefined ? { at, state } : { at, start, state }, now)
  const away = Date.parse(at) - now
  const rest = how === 'met' || how === 'paused' ? null : t(how === 'late' ? 'due.over' : 'due.left', { span: span(away) })
  return (
    <span className={`due due-${how}`} title={t('due.at', { time: when(at) })}>
      <Icon name={how} />
      <b>{t(`due.${how}`)}</b>
      {rest && <span className="due-rest">{rest}</span>}
      {provisional && how !== 'met' && <span className="due-mark" title={t('due.provisionalWhy')}>{t('due.provisional')}</span>}
    </span>
  )
}
