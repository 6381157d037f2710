import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { changes } from '../api/changes'
import type { Proposal } from '../api/changes'
import { Link, useRouter } from '../router'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

/** What corrections alike say of the duty list: where it sends wrongly, how often, and a draft that would mend it. */
export function Corrections() {
  const { t, n } = useWords()
  const found = useQuery({ queryKey: ['corrections'], queryFn: changes.corrections, retry: false }).data
  if (!found || found.total === 0) return null
  return (
    <>
      <h2 className="minor">{t('correct.title')}</h2>
      <p>{t('correct.lead', { n: n(found.total) })} <Link href="/redirects">{t('redirect.title')}</Link></p>
      <ul className="published">{found.proposals.map(each => <li key={`${each.rule} ${each.category.code} ${each.area.code} ${each.to.code}`}><Item proposal={each} /></li>)}</ul>
    </>
  )
}

function Item({ proposal }: { proposal: Proposal }) {
  const { t, say, n } = useWords()
  const id = useId()
  const { go } = useRouter()
  const [basis, setBasis] = useState('')
  const drafting = useMutation({ mutationFn: () => changes.draftFrom(proposal, basis.trim()), onSuccess: ({ code }) => go(`/duties/drafts/${code}`) })
  return (
    <article className="card part" aria-labelledby={id}>
      <h3 className="part-title" id={id}>{say(proposal.category.name)} · {say(proposal.area.name)}</h3>
      <p>{t('correct.alike', { from: say(proposal.from.name), to: say(proposal.to.name), alike: n(proposal.alike), all: n(proposal.all), kept: n(proposal.kept) })}</p>
      <p className="quiet">{t('duty.examples')} {proposal.examples.map(number => <Link key={number} href={`/matters/${number}`}>{number} </Link>)}</p>
      {proposal.draft ? <p><Link href={`/duties/drafts/${proposal.draft}`}>{t('duty.draft', { code: proposal.draft })}</Link></p> : (
        <>
          <div className="field">
            <label htmlFor={`${id}-basis`}>{t('duty.basis')} <span className="quiet">· {t('state.optional')}</span></label>
            <input id={`${id}-basis`} value={basis} maxLength={128} onChange={event => setBasis(event.target.value)} />
          </div>
          {drafting.isError && <ProblemNote problem={drafting.error} />}
          <button className="button" type="button" disabled={drafting.isPending} onClick={() => drafting.mutate()}>{t('duty.makeDraft')}</button>
        </>
      )}
    </article>
  )
}
