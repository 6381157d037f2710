/** How a deadline stands for the one who looks at it. */
export type Standing = 'calm' | 'soon' | 'late' | 'met' | 'paused'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A deadline is near when less than a fifth of its span is left; where the span is unknown, less than a day. */
export function standing(due: { at: string; start?: string; state: string }, now: number): Standing {
  if (due.state === 'met') return 'met'
  if (due.state === 'paused') return 'paused'
  const at = Date.parse(due.at)
  if (due.state === 'overdue' || at <= now) return 'late'
  const near = due.start === undefined ? day : (at - Date.parse(due.start)) / 5
  return at - now < near ? 'soon' : 'calm'
}

export interface Units {
  day: string
  hour: string
  minute: string
  lessThanAMinute: string
}

/** The two largest units of a span: 3 天 4 小时, 2 h 10 min. Rounded down, so that a promise is never stretched. */
export function span(milliseconds: number, units: Units): string {
  const left = Math.abs(milliseconds)
  if (left < minute) return units.lessThanAMinute
  const days = Math.floor(left / day)
  const hours = Math.floor((left % day) / hour)
  const minutes = Math.floor((left % hour) / minute)
  const parts = days > 0 ? [[days, units.day], [hours, units.hour]] : [[hours, units.hour], [minutes, units.minute]]
  return parts.filter(([n]) => n !== 0).map(([n, unit]) => `${n} ${unit}`).join(' ')
}

const localeOf = (language: string) => (language === 'en' ? 'en-GB' : 'zh-CN')

/** A moment on the city's own clock, whatever the clock of the reader. */
export function moment(iso: string, zone: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone, month: language === 'en' ? 'short' : 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(iso))
}

/** The same with its year, for a time that may lie far from now. */
export function fullMoment(iso: string, zone: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone, year: 'numeric', month: language === 'en' ? 'short' : 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(iso))
}
