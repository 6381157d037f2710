/** A count with its thousands marked. */
export const count = (n: number, language: string): string => new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN').format(n)

/** Five decimal places are about one metre: finer would only pretend. */
export const coordinate = (degrees: number): string => degrees.toFixed(5)

/** A public number as a person may type it: spaces, small letters and full-width signs forgiven. */
export function tidyNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}
