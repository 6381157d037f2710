import { useQuery } from '@tanstack/react-query'
import { patrols } from '../api/patrols'
import { roundQuery } from '../api/visits'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** A line at the desk of whoever walks by duty or leads who does: how many walks wait, and the way there. */
export function WalksDue() {
  const { t, n } = useWords()
  const desk = useQuery({ queryKey: ['patrols'], queryFn: patrols.desk, retry: false, staleTime: 300_000 }).data
  const round = useQuery({ ...roundQuery, staleTime: 300_000 }).data
  if (!desk) return null
  if (desk.mine.length + desk.led.length === 0) return round?.areas.length ? <p className="quiet"><Link href="/patrols">{t('visit.title')}</Link></p> : null
  const waiting = desk.mine.filter(owed => owed.due !== null && !owed.done).length
  return <p className="quiet"><Link href="/patrols">{t('nav.patrols')}</Link> · {t('patrol.waiting', { n: n(waiting) })}</p>
}
