import { useQuery } from '@tanstack/react-query'
import { patrols } from '../api/patrols'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** A line at the desk of whoever walks by duty or leads who does: how many walks wait, and the way there. */
export function WalksDue() {
  const { t, n } = useWords()
  const desk = useQuery({ queryKey: ['patrols'], queryFn: patrols.desk, retry: false, staleTime: 300_000 }).data
  if (!desk || desk.mine.length + desk.led.length === 0) return null
  const waiting = desk.mine.filter(owed => owed.due !== null && !owed.done).length
  return <p className="quiet"><Link href="/patrols">{t('nav.patrols')}</Link> · {t('patrol.waiting', { n: n(waiting) })}</p>
}
