import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { unitsQuery } from '../api/queries'
import { useWords } from '../words/useWords'

/** One unit of the city, or none: never a person. */
export function UnitPicker({ label, hint, value, choose }: { label: string; hint: string; value: string; choose: (code: string) => void }) {
  const { t, say } = useWords()
  const id = useId()
  const units = useQuery(unitsQuery)
  return (
    <div className="field">
      <label htmlFor={id}>{label} <span className="quiet">· {t('state.optional')}</span></label>
      <select id={id} value={value} aria-describedby={`${id}-hint`} onChange={event => choose(event.target.value)}>
        <option value="">{t('concern.nobody')}</option>
        {units.data?.map(unit => <option key={unit.code} value={unit.code}>{say(unit.name)}</option>)}
      </select>
      <p className="hint" id={`${id}-hint`}>{hint}</p>
    </div>
  )
}
