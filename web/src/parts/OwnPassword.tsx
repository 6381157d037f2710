import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { account } from '../api/account'
import type { Session } from '../api/types'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'

const nothing = { old: '', fresh: '', again: '' }

/** The old password once and the new one twice; how good it must be is for the server to say. */
export function OwnPassword({ name, done }: { name: string; done: (session: Session) => void }) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState(nothing)
  const [bad, setBad] = useState<'missing' | 'differ' | null>(null)
  const changing = useMutation({
    mutationFn: () => account.changePassword(typed.old, typed.fresh),
    onSuccess: session => {
      setTyped(nothing)
      done(session)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = Object.values(typed).includes('') ? 'missing' : typed.fresh === typed.again ? null : 'differ'
    setBad(found)
    if (found === null) changing.mutate()
  }
  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <input type="text" value={name} autoComplete="username" readOnly hidden />
      {(['old', 'fresh', 'again'] as const).map(field => (
        <div className="field" key={field}>
          <label htmlFor={`${id}-${field}`}>{t(`account.password.${field}`)}</label>
          <input
            id={`${id}-${field}`} type="password" value={typed[field]} maxLength={256}
            autoComplete={field === 'old' ? 'current-password' : 'new-password'}
            aria-describedby={field === 'fresh' ? `${id}-hint` : undefined}
            onChange={event => setTyped({ ...typed, [field]: event.target.value })}
          />
          {field === 'fresh' && <p className="hint" id={`${id}-hint`}>{t('account.password.hint')}</p>}
        </div>
      ))}
      {bad && <p className="field-bad" role="alert"><Icon name="late" />{t(bad === 'missing' ? 'account.missing' : 'account.password.differ')}</p>}
      {changing.isError && <ProblemNote problem={changing.error} />}
      <button className="button primary" type="submit" disabled={changing.isPending}>{changing.isPending ? t('account.sending') : t('account.password.go')}</button>
    </form>
  )
}
