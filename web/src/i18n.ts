import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogue } from './catalogue/catalogue'
import { en } from './catalogue/en'
import { zh } from './catalogue/zh'
import { recall, remember } from './theme'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'pages'
    resources: { pages: Catalogue }
    returnNull: false
  }
}

export type Language = 'zh' | 'en'
const key = 'xiucheng.language'

/** Chinese first: English only when it was asked for, by the address (`?lang=en`) or by an earlier choice. */
function preferred(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? recall(key)
  return asked === 'en' ? 'en' : 'zh'
}

export function chooseLanguage(language: Language): void {
  remember(key, language)
  void i18next.changeLanguage(language)
}

function announce(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}

i18next.on('languageChanged', announce)
void i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: 'zh',
  defaultNS: 'pages',
  resources: { zh: { pages: zh }, en: { pages: en } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
})
announce(i18next.language)
