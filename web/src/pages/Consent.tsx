import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { visits } from '../api/visits'
import { ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { useRouter } from '../router'
import { useWords } from '../words/useWords'

/** For whoever wanted to be looked after: what is kept, who looked, and the way to take it back at once. */
export default function Consent() {
  const { t, date } = useWords()
  const id = useId()
  const given = new URLSearchParams(useRouter().hash.replace(/^#/, ''))
  const [code, setCode] = useState(given.get('c') ?? '')
  const [token, setToken] = useState(given.get('t') ?? '')
  const telling = useMutation({ mutationFn: () => visits.told(code.trim(), token.trim()) })
  const withdrawing = useMutation({ mutationFn: () => visits.withdraw(code.trim(), token.trim()), onSuccess: () => telling.mutate() })
  const items = telling.data?.items
  return (
    <div className="plain-page">
      <Heading title={t('consent.title')}>{t('consent.title')}</Heading>
      <p className="page-lead">{t('consent.lead')}</p>
      <form className="field" onSubmit={event => { event.preventDefault(); telling.mutate() }}>
        <label htmlFor={`${id}-code`}>{t('consent.code')}</label>
        <input id={`${id}-code`} type="text" required maxLength={32} autoComplete="off" value={code} onChange={event => setCode(event.target.value)} />
        <label htmlFor={`${id}-token`}>{t('consent.token')}</label>
        <input id={`${id}-token`} type="text" required maxLength={64} autoComplete="off" value={token} onChange={event => setToken(event.target.value)} />
        <div className="act-end">
          <button className="button" type="submit" disabled={telling.isPending}>{t('consent.show')}</button>
          <button className="button primary" type="button" disabled={withdrawing.isPending || code.trim() === '' || token.trim() === ''} onClick={() => withdrawing.mutate()}>{t('consent.withdraw')}</button>
        </div>
      </form>
      {telling.isError && <ProblemNote problem={telling.error} />}
      {withdrawing.isError && <ProblemNote problem={withdrawing.error} />}
      {withdrawing.isSuccess && <p role="status"><b>{t('consent.withdrawn')}</b></p>}
      {items && (
        <ul className="rows" aria-live="polite">
          {items.map((line, i) => <li key={i}>{date(line.at)} · {t(`consent.what.${line.what}`)}{line.post && <span className="quiet"> {line.unit} {line.post}</span>}</li>)}
        </ul>
      )}
    </div>
  )
}
