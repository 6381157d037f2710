import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { staff } from '../api/staff'
import { useWords } from '../words/useWords'
import { Empty, Loading, ProblemNote } from './Notes'
import { Once, Ticks, Typed } from './Typed'

/** The keys by which other systems come in: what each may do, a new secret without a gap, and the end of one. */
export function StaffKeys() {
  const { t, date } = useWords()
  const cache = useQueryClient()
  const [scopes, setScopes] = useState<string[]>(['report'])
  const [told, setTold] = useState<{ key: string; secret: string } | null>(null)
  const keys = useQuery({ queryKey: ['keys'], queryFn: staff.keys, retry: false })
  const tell = async ({ key, secret }: { key: string; secret: string | null }) => {
    setTold(secret === null ? null : { key, secret })
    await cache.invalidateQueries({ queryKey: ['keys'] })
  }
  const doing = useMutation({ mutationFn: ({ key, ...deed }: { key: string; verb: string; overlapHours?: number }) => staff.keyDeed(key, deed), onSuccess: tell })
  const make = async ({ key = '', name = '' }: Record<string, string>) => tell(await staff.makeKey(key, name, scopes))
  return (
    <section className="staff" aria-label={t('staff.keys')}>
      <Typed title={t('staff.newKey')} go={t('staff.make')} send={make} asked={[
        { name: 'key', label: t('staff.code'), hint: t('staff.codeHint'), pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}' },
        { name: 'name', label: t('staff.name') },
      ]} more={<Ticks legend={t('staff.scopes')} all={[['report', t('staff.scope.report')], ['read-own', t('staff.scope.read-own')]]} ticked={scopes} change={setScopes} />} />
      {told && <Once about={t('staff.secret', { key: told.key })} secret={told.secret} close={() => setTold(null)} />}
      {keys.isPending && <Loading />}
      {[keys, doing].map((each, i) => each.isError && <ProblemNote key={i} problem={each.error} />)}
      {keys.data?.items.length === 0 && <Empty title={t('staff.noKey')} />}
      <ul className="rows">
        {keys.data?.items.map(key => (
          <li key={key.id}>
            <p><b>{key.name}</b> <code>{key.id}</code></p>
            <p className="quiet">
              {key.scopes.map(scope => t(`staff.scope.${scope as 'report'}`, { defaultValue: scope })).join(t('staff.comma'))} · {t('staff.since', { time: date(key.from) })}
              {' · '}{key.secrets === 0 ? t('staff.over') : t('staff.secrets', { n: key.secrets })}
            </p>
            {key.secrets > 0 && (
              <div className="act-end">
                <button className="button small" type="button" disabled={doing.isPending} onClick={() => doing.mutate({ key: key.id, verb: 'rotate', overlapHours: 24 })}>{t('staff.rotate')}</button>
                <button className="button small" type="button" disabled={doing.isPending} onClick={() => doing.mutate({ key: key.id, verb: 'revoke' })}>{t('staff.revoke')}</button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
