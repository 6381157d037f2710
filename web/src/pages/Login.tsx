import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { waysQuery } from '../api/account'
import { api, Problem } from '../api/client'
import { cityQuery, demoAccountsQuery } from '../api/queries'
import { Icon } from '../parts/Icon'
import { ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useRouter } from '../router'
import { useWords } from '../words/useWords'

export default function Login() {
  const { t } = useWords()
  const { go, search } = useRouter()
  const provider = useQuery(waysQuery).data?.provider
  const cache = useQueryClient()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const entering = useMutation({
    mutationFn: () => api.login(account.trim(), password, code.trim()),
    onSuccess: session => {
      cache.setQueryData(['session'], session)
      void cache.invalidateQueries({ queryKey: ['queue'] })
      void cache.invalidateQueries({ queryKey: ['matter'] })
      go(session.need ? '/account' : '/work')
    },
  })
  const asksCode = code !== '' || (entering.error instanceof Problem && entering.error.code === 'login.code')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = account.trim() === '' || password === ''
    setMissing(lacks)
    if (!lacks) entering.mutate()
  }
  const fill = (name: string, secret: string) => {
    setAccount(name)
    setPassword(secret)
    button.current?.focus()
  }
  return (
    <div className="login">
      <div className="login-form">
        <Heading title={t('login.title')}>{t('login.title')}</Heading>
        <p className="page-lead">{t('login.lead')}</p>
        {new URLSearchParams(search).get('refused') === 'provider' && (
          <p className="note note-bad" role="alert"><Icon name="late" /><span>{t('login.refusedByProvider')}</span></p>
        )}
        {new URLSearchParams(search).get('refused') === 'silence' && (
          <p className="note note-bad" role="alert"><Icon name="late" /><span>{t('login.silentProvider')}</span></p>
        )}
        {provider && <a className="button" href="/api/v1/login/begin"><Icon name="unit" />{t('login.byProvider', { host: provider })}</a>}
        <form className="card part" onSubmit={submit} noValidate>
          <div className="field">
            <label htmlFor={`${id}-account`}>{t('login.account')}</label>
            <input id={`${id}-account`} value={account} autoComplete="username" autoCapitalize="none" spellCheck={false} onChange={event => setAccount(event.target.value)} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-password`}>{t('login.password')}</label>
            <input id={`${id}-password`} type="password" value={password} autoComplete="current-password" onChange={event => setPassword(event.target.value)} />
          </div>
          {asksCode && (
            <div className="field">
              <label htmlFor={`${id}-code`}>{t('login.code')}</label>
              <input id={`${id}-code`} value={code} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} onChange={event => setCode(event.target.value)} />
            </div>
          )}
          {missing && <p className="field-bad" role="alert"><Icon name="late" />{t('login.missing')}</p>}
          {entering.isError && <ProblemNote problem={entering.error} />}
          <button ref={button} className="button primary" type="submit" disabled={entering.isPending}>{entering.isPending ? t('login.going') : t('login.go')}</button>
        </form>
      </div>
      <DemoAccounts fill={fill} chosen={account} />
    </div>
  )
}

function DemoAccounts({ fill, chosen }: { fill: (account: string, password: string) => void; chosen: string }) {
  const { t, say } = useWords()
  const city = useQuery(cityQuery).data
  const accounts = useQuery({ ...demoAccountsQuery, enabled: city?.demo === true }).data
  if (!accounts) return null
  return (
    <section className="login-demo">
      <h2>{t('login.demo')}</h2>
      <p className="hint">{t('login.demoSaid')}</p>
      <ul className="demo-accounts">
        {accounts.map(each => (
          <li key={each.account}>
            <button type="button" aria-pressed={each.account === chosen} onClick={() => fill(each.account, each.password)}>
              <b>{say(each.role)}</b>
              <span className="quiet">{say(each.unit.name)}</span>
              <code>{each.account}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
