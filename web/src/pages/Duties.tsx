import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { api } from '../api/client'
import { dutyAuditQuery, dutyDraftsQuery, sessionQuery, unitsQuery } from '../api/queries'
import type { DraftedRule, DutyFinding, DutyRule } from '../api/types'
import { Corrections } from '../parts/Corrections'
import { RuleLine, useDutyWords } from '../parts/Duty'
import { DutyWorkbook } from '../parts/DutyWorkbook'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Link, useRouter } from '../router'
import { useWords } from '../words/useWords'

/** The duty list held against the whole city: where it does not name exactly one lead, and what would mend it. */
export default function Duties() {
  const { t, n } = useWords()
  const audit = useQuery(dutyAuditQuery)
  const session = useQuery(sessionQuery).data
  const edits = session?.permissions.some(held => ['SUPERVISE', 'ADMINISTER_SYSTEM'].includes(held)) ?? false
  const found = audit.data
  return (
    <div className="desk-page duties">
      <Heading title={t('duty.title')}>{t('duty.title')}</Heading>
      <p className="page-lead">{t('duty.lead')}</p>
      <DutyWorkbook edits={edits} />
      {edits && <Drafts />}
      {edits && <Corrections />}
      <h2 className="minor">{t('duty.audit')}</h2>
      {audit.isPending && <Loading />}
      {audit.isError && <ProblemNote problem={audit.error} retry={() => void audit.refetch()} />}
      {found && (
        <>
          <p className="quiet">{t('duty.extent', {
            categories: n(found.extent.categories), areas: n(found.extent.areas), stretches: n(found.extent.stretches),
            kinds: n(found.extent.kinds), rules: n(found.extent.rules), version: found.version,
          })}</p>
          <dl className="facts">
            {(['gaps', 'onlyFallbacks', 'overlaps', 'crossings'] as const).map(sort => (
              <div key={sort}><dt>{t(`duty.${sort}`)}</dt><dd>{n(found.count[sort])}</dd></div>
            ))}
          </dl>
          {found.total === 0 && <Empty title={t('duty.whole')} />}
          {found.total > found.findings.length && <p>{t('duty.shown', { n: n(found.findings.length), total: n(found.total) })}</p>}
          <ul className="published">
            {found.findings.map((finding, i) => <li key={i}><Finding finding={finding} at={found.at} edits={edits} /></li>)}
          </ul>
        </>
      )}
    </div>
  )
}

function Finding({ finding, at, edits }: { finding: DutyFinding; at: string; edits: boolean }) {
  const { t, say } = useWords()
  const words = useDutyWords()
  const id = useId()
  const [drafting, setDrafting] = useState(false)
  return (
    <article className="card part" aria-labelledby={id}>
      <h3 className="part-title" id={id}>{t(`duty.${finding.sort}`)}</h3>
      {finding.where.map((where, i) => (
        <dl className="facts" key={i}>
          <div><dt>{t('duty.what')}</dt><dd>{words.scopes(where.categories)}</dd></div>
          <div><dt>{t('duty.where')}</dt><dd>{words.where(where)}</dd></div>
          {where.things.length > 0 && <div><dt>{t('duty.things')}</dt><dd>{words.things(where)}</dd></div>}
          <div><dt>{t('duty.when')}</dt><dd>{words.span(where.from, where.to, at)}</dd></div>
        </dl>
      ))}
      {finding.rules.length > 0 && (
        <>
          <h4 className="minor">{t('duty.rules')}</h4>
          <ul>{finding.rules.map(rule => <li key={`${rule.id}.${rule.version}`}><RuleLine rule={rule} /></li>)}</ul>
        </>
      )}
      {finding.advice.length > 0 && (
        <>
          <h4 className="minor">{t('duty.advice')}</h4>
          <ul>
            {finding.advice.map(({ deed, rule }, i) => (
              <li key={i}>
                {t(`duty.${deed}`, {
                  name: say(rule.name), what: words.scopes([rule.categories]), where: words.place(rule), unit: say(rule.unit.name),
                  priority: rule.priority === null ? t('duty.noPriority') : t('duty.priority', { n: rule.priority }),
                })}
                {deed === 'replace' && rule.to !== null && ` · ${words.span(rule.from, rule.to, at)}`}
              </li>
            ))}
          </ul>
          {edits && !drafting && <button className="button" type="button" onClick={() => setDrafting(true)}>{t('duty.makeDraft')}</button>}
          {drafting && <DraftForm advice={finding.advice} />}
        </>
      )}
    </article>
  )
}

/** The advice as a draft; which unit answers and by which article is for the editor to say. */
function DraftForm({ advice }: { advice: DutyFinding['advice'] }) {
  const { t, say } = useWords()
  const { go } = useRouter()
  const id = useId()
  const cache = useQueryClient()
  const units = useQuery(unitsQuery).data ?? []
  const added = advice.find(({ deed }) => deed === 'add')?.rule
  const [reason, setReason] = useState('')
  const [unit, setUnit] = useState(added?.unit.code ?? '')
  const [basis, setBasis] = useState(added?.basis ?? '')
  const [from, setFrom] = useState('')
  const keeping = useMutation({
    mutationFn: () => api.draftDuties({
      reason,
      rules: advice.map(({ deed, rule }) => written(deed, rule, deed === 'add' ? { unit, basis } : null)),
      ...(from === '' ? {} : { from: new Date(from).toISOString() }),
    }),
    onSuccess: draft => {
      void cache.invalidateQueries({ queryKey: ['duty-drafts'] })
      go(`/duties/drafts/${draft.code}`)
    },
  })
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    keeping.mutate()
  }
  return (
    <form onSubmit={send}>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('duty.reason')}</label>
        <textarea id={`${id}-reason`} required maxLength={1000} rows={2} value={reason} onChange={event => setReason(event.target.value)} />
      </div>
      {added && (
        <>
          <div className="field">
            <label htmlFor={`${id}-unit`}>{t('duty.unit')}</label>
            <select id={`${id}-unit`} value={unit} onChange={event => setUnit(event.target.value)}>
              {units.map(one => <option key={one.code} value={one.code}>{say(one.name)}</option>)}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-basis`}>{t('duty.basis')}</label>
            <input id={`${id}-basis`} required value={basis} onChange={event => setBasis(event.target.value)} />
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('duty.from')}</label>
        <input id={`${id}-from`} type="datetime-local" value={from} onChange={event => setFrom(event.target.value)} />
      </div>
      {keeping.isError && <ProblemNote problem={keeping.error} />}
      <button className="button primary" type="submit" disabled={keeping.isPending}>{t('duty.send')}</button>
    </form>
  )
}

function written(deed: 'add' | 'replace' | 'drop', rule: DutyRule, chosen: { unit: string; basis: string } | null): DraftedRule {
  if (deed === 'drop' || (deed === 'replace' && rule.to !== null)) return { id: rule.id, ends: true }
  const { road, component } = rule.places
  return {
    id: rule.id,
    name: rule.name,
    categories: {
      scope: rule.categories.scope,
      ...(rule.categories.system === null ? {} : { system: rule.categories.system }),
      ...(rule.categories.code === null ? {} : { code: rule.categories.code }),
    },
    places: {
      kind: rule.places.kind,
      area: rule.places.area.code,
      ...(road ? { road: road.id, from: Math.round(road.from), ...(road.to === null ? {} : { to: Math.round(road.to) }) } : {}),
      ...(component ? { system: component.system, code: component.code } : {}),
    },
    unit: chosen?.unit ?? rule.unit.code,
    ...(rule.post && (chosen === null || chosen.unit === rule.unit.code) ? { post: rule.post.code } : {}),
    basis: chosen?.basis ?? rule.basis,
    ...(rule.priority === null ? {} : { priority: rule.priority }),
    fallback: rule.fallback,
  }
}

function Drafts() {
  const { t, say, when } = useWords()
  const drafts = useQuery(dutyDraftsQuery)
  return (
    <section aria-labelledby="drafts">
      <h2 className="minor" id="drafts">{t('duty.drafts')}</h2>
      <p>{t('duty.draftsLead')}</p>
      {drafts.isError && <ProblemNote problem={drafts.error} />}
      {drafts.data?.length === 0 && <p className="quiet">{t('duty.noDrafts')}</p>}
      <ul>
        {drafts.data?.map(draft => (
          <li key={draft.code}>
            <Link href={`/duties/drafts/${draft.code}`}>{draft.code}</Link> · {t(`duty.${draft.standing}`)} · {draft.reason}{' '}
            <span className="quiet">{t('duty.by', { unit: say(draft.unit.name), post: say(draft.post.name) })} · {when(draft.draftedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
