import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { identity } from '../api/identity'
import { useWords } from '../words/useWords'
import { Empty, Loading, ProblemNote } from './Notes'
import { Typed } from './Typed'

/** For data stewards: which contacts are held for a procedure of law, and letting them go. */
export function Holds() {
  const { t } = useWords()
  const cache = useQueryClient()
  const holds = useQuery({ queryKey: ['holds'], queryFn: identity.holds, retry: false })
  const again = () => cache.invalidateQueries({ queryKey: ['holds'] })
  const lifting = useMutation({ mutationFn: (number: string) => identity.hold(number, null), onSettled: again })
  const hold = async ({ number = '', reason = '' }: Record<string, string>) => {
    await identity.hold(number, reason)
    await again()
  }
  return (
    <section className="staff" aria-labelledby="holds">
      <h2 id="holds">{t('holds.title')}</h2>
      <p className="hint">{t('holds.lead')}</p>
      <Typed title={t('holds.new')} go={t('holds.hold')} send={hold} asked={[{ name: 'number', label: t('home.lookupLabel') }, { name: 'reason', label: t('holds.reason') }]} />
      {holds.isPending && <Loading />}
      {[holds, lifting].map((each, i) => each.isError && <ProblemNote key={i} problem={each.error} />)}
      {holds.data?.items.length === 0 && <Empty title={t('holds.none')} />}
      <ul className="rows">
        {holds.data?.items.map(each => (
          <li key={each.number}>
            <p><b><code>{each.number}</code></b> · {each.reason}</p>
            <div className="act-end"><button className="button small" type="button" disabled={lifting.isPending} aria-label={t('holds.liftNamed', { number: each.number })} onClick={() => lifting.mutate(each.number)}>{t('holds.lift')}</button></div>
          </li>
        ))}
      </ul>
    </section>
  )
}
