import { useState } from 'react'
import { coordinate } from '../words/numbers'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'

export interface Position { point: [number, number]; metres: number }
type Doing = 'idle' | 'locating' | 'outside' | 'denied' | 'insecure'

const patience = 15_000

/** The reader's own position, read once and only when asked for. */
export function MyPosition({ bounds, value, change }: {
  bounds: [number, number, number, number] | null
  value: Position | null
  change: (position: Position | null) => void
}) {
  const { t } = useWords()
  const [doing, setDoing] = useState<Doing>('idle')
  const read = () => {
    if (!isSecureContext || !('geolocation' in navigator)) return setDoing('insecure')
    setDoing('locating')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point: [number, number] = [coords.longitude, coords.latitude]
        const inside = bounds === null || within(point, bounds)
        change(inside ? { point, metres: Math.round(coords.accuracy) } : null)
        setDoing(inside ? 'idle' : 'outside')
      },
      () => setDoing('denied'),
      { enableHighAccuracy: true, timeout: patience },
    )
  }
  return (
    <div className="my-position">
      <button type="button" className="button" onClick={read} disabled={doing === 'locating'}><Icon name="aim" />{t('report.locate')}</button>
      <p role="status" className={doing === 'idle' || doing === 'locating' ? 'hint' : 'field-bad'}>
        {doing === 'locating' && t('report.locating')}
        {doing === 'idle' && value && t('report.located', { point: value.point.map(coordinate).join(', '), metres: value.metres })}
        {(doing === 'outside' || doing === 'denied' || doing === 'insecure') && <><Icon name="late" />{t(`report.${doing}`)}</>}
      </p>
    </div>
  )
}

export const within = ([lon, lat]: [number, number], [west, south, east, north]: [number, number, number, number]): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
