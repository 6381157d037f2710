import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogue } from './catalogue/catalogue'
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

/** Only the language that is read travels with the page; the other comes when it is asked for. */
const catalogues: Record<Language, () => Promise<Catalogue>> = {
  zh: () => import('./catalogue/zh').then(file => file.zh),
  en: () => import('./catalogue/en').then(file => file.en),
}

/** Switches at once where that language was read before; a language that does not arrive leaves the one there is. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'pages')) {
    i18next.addResourceBundle(language, 'pages', await catalogues[language]())
  }
  remember(key, language)
  await i18next.changeLanguage(language)
}

function announce(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}

i18next.on('languageChanged', announce)

/** The words of the first page are there. */
export async function speak(): Promise<void> {
  const language = preferred()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'pages',
    resources: { [language]: { pages: await catalogues[language]() } },
    interpolation: { escapeValue: false }, // React escapes
  })
  announce(language)
}
