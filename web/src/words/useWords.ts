import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bilingual, Term } from '../api/types'
import { cityQuery } from '../api/queries'
import { count } from './numbers'
import { fullMoment, moment, span } from './time'
import type { Language } from '../i18n'

/** The reader's language, put to work: sentences, names, numbers, and times on the city's clock. */
export function useWords() {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  const zone = useQuery(cityQuery).data?.zone ?? 'Asia/Shanghai'
  const units = { day: t('unit.day'), hour: t('unit.hour'), minute: t('unit.minute'), lessThanAMinute: t('unit.lessThanAMinute') }
  return {
    t,
    language,
    say: (name: Bilingual) => name[language],
    /** Several names in a row, with the comma of the language. */
    list: (names: string[]) => names.join(language === 'zh' ? '、' : ', '),
    n: (value: number) => count(value, language),
    when: (iso: string) => moment(iso, zone, language),
    date: (iso: string) => fullMoment(iso, zone, language),
    span: (milliseconds: number) => span(milliseconds, units),
    term: (term: Term) => termWords(t as unknown as Told, term),
  }
}

/** The sentence of a key that is put together here: too many keys for the compiler to try each. */
type Told = (key: string, holes: Record<string, unknown>) => string

function termWords(told: Told, { kind, amount }: Term): string {
  const key = kind.replace(/_/g, '-').toLowerCase()
  return told(`term.${key}`, { n: amount, defaultValue: `${amount} ${kind}` })
}

/** The present, read again once a minute: remaining time moves quietly, never by the second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
