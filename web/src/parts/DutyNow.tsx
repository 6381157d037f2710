import type { DutyNow } from '../api/roster'
import { useWords } from '../words/useWords'

/** Which post answers now; who it is and why, for those in reach. */
export function Duty({ duty }: { duty: DutyNow }) {
  const { t, say } = useWords()
  return (
    <>
      {duty.post ? say(duty.post.name) : t('roster.nobody')} · {say(duty.unit.name)}
      {duty.person && ` · ${duty.person}`}
      {duty.by && <span className="quiet"> · {t(`roster.by.${duty.by as 'shift'}`)}</span>}
    </>
  )
}
