import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { account } from '../api/account'
import type { Confirmed, Enrolment } from '../api/account'
import { useWords } from '../words/useWords'
import { CodeForm } from './CodeForm'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'
import { QrCode } from './QrCode'
import { Heading } from './Shell'

/** Sets up the second factor: a new key for the telephone, and a code that proves that it arrived. */
export function SecondFactor({ done }: { done: (confirmed: Confirmed) => void }) {
  const { t } = useWords()
  const beginning = useMutation({ mutationFn: account.enrol })
  const confirming = useMutation({ mutationFn: account.confirm, onSuccess: done })
  if (!beginning.data) {
    return (
      <>
        {beginning.isError && <ProblemNote problem={beginning.error} />}
        <button className="button primary account-go" type="button" disabled={beginning.isPending} onClick={() => beginning.mutate()}>
          {beginning.isPending ? t('account.factor.beginning') : t('account.factor.begin')}
        </button>
      </>
    )
  }
  return (
    <>
      <Key enrolment={beginning.data} />
      <h2 className="part-title">{t('account.factor.confirm')}</h2>
      <CodeForm label={t('account.code')} go={t('account.factor.go')} sending={confirming.isPending} problem={confirming.error} send={confirming.mutate} />
    </>
  )
}

function Key({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useWords()
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <>
      <h2 ref={top} tabIndex={-1} className="part-title">{t('account.factor.scan')}</h2>
      <div className="enrol">
        <QrCode text={enrolment.uri} label={t('account.factor.picture')} />
        <div className="enrol-words">
          <a className="button" href={enrolment.uri}>{t('account.factor.open')}</a>
          <p className="hint">{t('account.factor.type')}</p>
          <code className="enrol-key">{inFours(enrolment.secret)}</code>
        </div>
      </div>
    </>
  )
}

export const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** The codes for the day the telephone is lost, on screen this once. */
export function RecoveryCodes({ codes, kept }: { codes: string[]; kept: () => void }) {
  const { t } = useWords()
  return (
    <>
      <Heading title={t('account.recovery.title')}>{t('account.recovery.title')}</Heading>
      <p className="page-lead">{t('account.recovery.lead')}</p>
      <section className="card part">
        <ol className="recovery" aria-label={t('account.recovery.list')}>
          {codes.map(code => <li key={code}><code>{code}</code></li>)}
        </ol>
        <div className="receipt-do">
          <button className="button primary" type="button" onClick={kept}>{t('account.recovery.kept')}</button>
          <button className="button" type="button" onClick={() => print()}><Icon name="print" />{t('state.print')}</button>
        </div>
      </section>
    </>
  )
}
