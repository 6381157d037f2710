import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { account } from '../api/account'
import { sessionQuery } from '../api/queries'
import type { Session } from '../api/types'
import { CodeForm } from '../parts/CodeForm'
import { Loading, ProblemNote } from '../parts/Notes'
import { OwnPassword } from '../parts/OwnPassword'
import { OwnSessions } from '../parts/OwnSessions'
import { RecoveryCodes, SecondFactor } from '../parts/SecondFactor'
import { Account, Heading } from '../parts/Shell'
import { Link, useRouter } from '../router'
import { useWords } from '../words/useWords'

/** One's own account. While something must be done first, it is all there is to see. */
export default function AccountPage() {
  const { t } = useWords()
  const { go } = useRouter()
  const cache = useQueryClient()
  const session = useQuery(sessionQuery)
  const [codes, setCodes] = useState<string[] | null>(null)
  const away = session.isSuccess && session.data === null
  useEffect(() => {
    if (away) go('/login', { replace: true })
  }, [away, go])
  const renewed = (fresh: Session) => {
    cache.setQueryData(sessionQuery.queryKey, fresh)
    void cache.invalidateQueries({ predicate: query => query.queryKey[0] !== 'session' })
  }
  const goOn = (fresh: Session) => {
    renewed(fresh)
    if (!fresh.need) go('/work')
  }
  if (session.isError) return <ProblemNote problem={session.error} retry={() => void session.refetch()} />
  if (!session.data) return <><Heading title={t('account.title')} className="visually-hidden">{t('account.title')}</Heading><Loading /></>
  const { need } = session.data
  return (
    <div className="receipt">
      {/* nobody leaves before the codes are kept: they are shown once */}
      {!codes && <div className="desk-account"><Account /></div>}
      {codes && <RecoveryCodes codes={codes} kept={() => go('/work')} />}
      {!codes && need === 'proof' && <Step key="proof" title={t('account.prove.title')} lead={t('account.prove.lead')}><Prove done={goOn} /></Step>}
      {!codes && need === 'password' && (
        <Step key="password" title={t('account.first.title')} lead={t('account.first.lead')}><OwnPassword name={session.data.account} done={goOn} /></Step>
      )}
      {!codes && need === 'second-factor' && (
        <Step key="second-factor" title={t('account.factor.need')} lead={t('account.factor.needLead')}>
          <SecondFactor done={confirmed => { setCodes(confirmed.recoveryCodes); renewed(confirmed.session) }} />
        </Step>
      )}
      {!codes && !need && <Ready session={session.data} renewed={renewed} show={setCodes} />}
    </div>
  )
}

function Step({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <>
      <Heading title={title}>{title}</Heading>
      <p className="page-lead">{lead}</p>
      <section className="card part">{children}</section>
    </>
  )
}

function Prove({ done }: { done: (session: Session) => void }) {
  const { t } = useWords()
  const proving = useMutation({ mutationFn: account.prove, onSuccess: done })
  return <CodeForm label={t('account.prove.code')} go={t('account.send')} sending={proving.isPending} problem={proving.error} send={proving.mutate} />
}

function Ready({ session, renewed, show }: { session: Session; renewed: (session: Session) => void; show: (codes: string[]) => void }) {
  const { t, say } = useWords()
  const [changed, setChanged] = useState(false)
  return (
    <>
      <Heading title={t('account.title')}>{t('account.title')}</Heading>
      <p className="page-lead">{t('account.lead')}</p>
      <section className="card part" aria-label={session.account}>
        <p><b>{session.name}</b> {session.name !== session.account && <code>{session.account}</code>}</p>
        <ul className="quiet">{session.posts.map(post => <li key={post.code}>{say(post.unit.name)} · {say(post.name)}</li>)}</ul>
        <div><Link className="button" href="/work">{t('account.work')}</Link></div>
      </section>
      <section className="card part">
        <h2 className="section">{t('account.factor.title')}</h2>
        <p className="hint">{t(session.proven ? 'account.factor.set' : 'account.factor.lead')}</p>
        {!session.proven && <SecondFactor done={confirmed => { show(confirmed.recoveryCodes); renewed(confirmed.session) }} />}
      </section>
      <section className="card part">
        <h2 className="section">{t('account.password.title')}</h2>
        <OwnPassword name={session.account} done={fresh => { setChanged(true); renewed(fresh) }} />
        <p role="status">{changed && t('account.password.done')}</p>
      </section>
      <section className="card part">
        <h2 className="section">{t('account.sessions.title')}</h2>
        <p className="hint">{t('account.sessions.lead')}</p>
        <OwnSessions />
      </section>
    </>
  )
}
