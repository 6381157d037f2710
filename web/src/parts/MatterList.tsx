import type { AreaRef, CategoryRef, MatterSummary } from '../api/types'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { DueChip } from './Due'

/** Where a matter is, in one line: the street, the finest area, and the road segment if it lies on one. */
export function usePlaceLine() {
  const { say, language } = useWords()
  return ({ areas, segment }: MatterSummary['place']): string => {
    const inner = areas.filter(area => !['country', 'province', 'city', 'district'].includes(area.level))
    const named: AreaRef[] = [...new Set([inner[0], inner.at(-1)])].filter(area => area !== undefined)
    const line = (named.length > 0 ? named : areas.slice(-1)).map(area => say(area.name))
    return [...line, ...(segment ? [say(segment.name)] : [])].join(language === 'en' ? ', ' : ' · ')
  }
}

/** The category as the public sees it: its name, and its standing when it is not the standard itself. */
export function CategoryName({ category }: { category: CategoryRef | null }) {
  const { t, say } = useWords()
  if (!category) return <span className="uncategorised">{t('matters.uncategorised')}</span>
  return (
    <>
      {say(category.name)}
      {category.standing !== 'standard' && <> <span className="mark">{t(`standing.${category.standing}`)}</span></>}
    </>
  )
}

/** Public matters, one row each; on a phone a row becomes a card of the same order. */
export function MatterList({ matters }: { matters: MatterSummary[] }) {
  const { t, say, when } = useWords()
  const placeLine = usePlaceLine()
  return (
    <div className="table-box">
      <table className="matters">
        <thead>
          <tr>
            <th scope="col">{t('matters.category')}</th>
            <th scope="col">{t('place.title')}</th>
            <th scope="col">{t('matters.state')}</th>
            <th scope="col">{t('matters.unit')}</th>
            <th scope="col">{t('matters.due')}</th>
            <th scope="col">{t('matters.openedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {matters.map(matter => (
            <tr key={matter.number}>
              <th scope="row">
                <Link href={`/matters/${encodeURIComponent(matter.number)}`} className="row-link">
                  <span><CategoryName category={matter.category} /></span>
                  <code>{matter.number}</code>
                </Link>
              </th>
              <td className="cell-place">{placeLine(matter.place)}</td>
              <td className="cell-state"><StateName matter={matter} /></td>
              <td className="cell-unit">{say(matter.lead.unit.name)}</td>
              <td className={matter.due ? 'cell-due' : 'cell-due is-none'}>{matter.due ? <DueChip {...matter.due} /> : <span className="quiet">—</span>}</td>
              <td className="cell-time"><time dateTime={matter.openedAt}>{when(matter.openedAt)}</time></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function StateName({ matter }: { matter: Pick<MatterSummary, 'stateName' | 'open'> }) {
  const { say } = useWords()
  return <span className={matter.open ? 'state-name' : 'state-name is-ended'}>{say(matter.stateName)}</span>
}
