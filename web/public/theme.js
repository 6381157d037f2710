// Runs before the first paint, from a file of its own: the content security policy allows no inline script.
;(function () {
  try {
    var theme = localStorage.getItem('xiucheng.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    if (localStorage.getItem('xiucheng.language') === 'en') document.documentElement.lang = 'en'
  } catch {
    // storage may be forbidden; the system's own preference then decides
  }
})()
