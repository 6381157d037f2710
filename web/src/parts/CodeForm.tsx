import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'

/** One code, typed and sent. */
export function CodeForm({ label, go, sending, problem, send }: {
  label: string
  go: string
  sending: boolean
  problem: unknown
  send: (code: string) => void
}) {
  const { t } = useWords()
  const id = useId()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.replace(/\s/g, '')
    setMissing(typed === '')
    if (typed !== '') send(typed)
  }
  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input id={id} value={code} maxLength={64} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} aria-invalid={missing || undefined} onChange={event => setCode(event.target.value)} />
      </div>
      {missing && <p className="field-bad" role="alert"><Icon name="late" />{t('account.missing')}</p>}
      {problem != null && <ProblemNote problem={problem} />}
      <button className="button primary" type="submit" disabled={sending}>{sending ? t('account.sending') : go}</button>
    </form>
  )
}
