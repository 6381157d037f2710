import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { identity } from '../api/identity'
import type { Grant, GrantsOfMatter, IdentityView, Named } from '../api/identity'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'
import { Relay } from './Relay'

/** For staff in reach: write to the reporter without knowing who it is; ask to look where nothing less will do. */
export function WhoReported({ number, hasContact }: { number: string; hasContact: boolean }) {
  return (
    <>
      <Relay number={number} token={null} />
      {hasContact && <Asking number={number} />}
    </>
  )
}

function Asking({ number }: { number: string }) {
  const { t } = useWords()
  const cache = useQueryClient()
  const key = ['grants', number]
  const grants = useQuery({ queryKey: key, queryFn: () => identity.grantsOf(number), retry: false })
  const [seen, setSeen] = useState<IdentityView | null>(null)
  const looking = useMutation({ mutationFn: (grant: Grant) => identity.look(number, grant.code, grant.purpose.code), onSuccess: setSeen })
  if (grants.isError || !grants.data) return null
  const again = () => void cache.invalidateQueries({ queryKey: key })
  return (
    <section className="card part">
      <h2 className="section">{t('identity.who')}</h2>
      <p className="hint">{t('identity.whoHint')}</p>
      <GrantList grants={grants.data.items} look={grant => looking.mutate(grant)} />
      {looking.isError && <ProblemNote problem={looking.error} />}
      {seen && <Seen view={seen} close={() => setSeen(null)} />}
      <Protection number={number} protection={grants.data.protection} done={again} />
      <AskForm number={number} purposes={grants.data.purposes} done={again} />
    </section>
  )
}

/** The desk may put a reporter under protection; only the reporter gives it up again. */
function Protection({ number, protection, done }: { number: string; protection: GrantsOfMatter['protection']; done: () => void }) {
  const { t } = useWords()
  const guarding = useMutation({ mutationFn: () => identity.protect(number, true, null), onSuccess: done })
  if (protection.guarded) return <p className="note"><Icon name="lock" />{t('identity.guarded')}</p>
  if (!protection.mayAsk) return null
  return (
    <div className="protect">
      <button className="button" type="button" disabled={guarding.isPending} onClick={() => guarding.mutate()}><Icon name="lock" />{t('identity.guard')}</button>
      <p className="hint">{t('identity.guardHint')}</p>
      {guarding.isError && <ProblemNote problem={guarding.error} />}
    </div>
  )
}

export function GrantList({ grants, look, approve, revoke }: {
  grants: Grant[]; look?: (grant: Grant) => void; approve?: (grant: Grant) => void; revoke?: (grant: Grant) => void
}) {
  const { t, say, when } = useWords()
  return (
    <ul className="rows">
      {grants.map(grant => (
        <li key={grant.code}>
          <p><b>{say(grant.purpose.name)}</b> · {say(grant.unit.name)} · {say(grant.post.name)}{look ? '' : ` · ${grant.number}`}</p>
          <p>{grant.reason}</p>
          <p className="quiet">
            {t(`identity.standing.${grant.standing}`)} · {t('identity.approvals', { n: grant.approvals, of: grant.needed })} · {t('identity.hours', { n: grant.hours })} · {when(grant.until ?? grant.askedAt)}
          </p>
          <div className="act-end">
            {look && grant.mine && grant.standing === 'live' && <button className="button" type="button" onClick={() => look(grant)}>{t('identity.look')}</button>}
            {approve && !grant.mine && grant.standing === 'asked' && <button className="button" type="button" onClick={() => approve(grant)}>{t('identity.approve')}</button>}
            {revoke && ['asked', 'live'].includes(grant.standing) && <button className="button" type="button" onClick={() => revoke(grant)}>{t('identity.revoke')}</button>}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The contact with whose eyes are on it: a photograph of the screen says who took it. */
function Seen({ view, close }: { view: IdentityView; close: () => void }) {
  const { t, say, when } = useWords()
  const mark = view.watermark
  return (
    <div className="note" role="status">
      <dl>
        {Object.entries(view.contact).map(([field, text]) => <div key={field}><dt>{t(`report.${field as 'phone'}`, { defaultValue: field })}</dt><dd>{text}</dd></div>)}
      </dl>
      <p><b>{t('identity.mark', { unit: say(mark.unit.name), post: say(mark.post.name), time: when(mark.at), view: mark.view })}</b></p>
      <button className="button small" type="button" onClick={close}>{t('state.close')}</button>
    </div>
  )
}

function AskForm({ number, purposes, done }: { number: string; purposes: Named[]; done: () => void }) {
  const { t, say } = useWords()
  const id = useId()
  const [purpose, setPurpose] = useState('')
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState(2)
  const asking = useMutation({ mutationFn: () => identity.askFor(number, { purpose, reason: reason.trim(), hours }), onSuccess: () => { setReason(''); done() } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate()
  }
  return (
    <details>
      <summary>{t('identity.ask')}</summary>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-purpose`}>{t('identity.purpose')}</label>
          <select id={`${id}-purpose`} value={purpose} required onChange={event => setPurpose(event.target.value)}>
            <option value="">{t('act.pick')}</option>
            {purposes.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('identity.reason')}</label>
          <textarea id={`${id}-reason`} rows={2} maxLength={500} required value={reason} onChange={event => setReason(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-hours`}>{t('identity.forHours')}</label>
          <input id={`${id}-hours`} type="number" min={1} max={168} value={hours} onChange={event => setHours(Number(event.target.value))} />
        </div>
        {asking.isError && <ProblemNote problem={asking.error} />}
        <button className="button" type="submit" disabled={asking.isPending || purpose === '' || reason.trim() === ''}>{t('identity.ask')}</button>
      </form>
    </details>
  )
}
