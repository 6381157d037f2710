export type Theme = 'light' | 'dark'

const key = 'xiucheng.theme'

/** The theme in force: the one chosen here, else the one the system prefers. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  remember(key, theme)
}

/** Storage may be full or forbidden; a preference is then simply not kept. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // nothing to do: the choice holds until the page is left
  }
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
