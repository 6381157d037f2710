import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { identity } from '../api/identity'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Holds } from '../parts/Holds'
import { Heading } from '../parts/Shell'
import { GrantList } from '../parts/WhoReported'
import { useWords } from '../words/useWords'

/** What data stewards decide: who may look at a reporter's contact, and who no longer may. */
export default function Grants() {
  const { t } = useWords()
  const cache = useQueryClient()
  const grants = useQuery({ queryKey: ['grants'], queryFn: identity.grants, retry: false })
  const again = () => void cache.invalidateQueries({ queryKey: ['grants'] })
  const approving = useMutation({ mutationFn: identity.approve, onSettled: again })
  const revoking = useMutation({ mutationFn: identity.revoke, onSettled: again })
  return (
    <div className="desk-page">
      <Heading title={t('identity.steward')}>{t('identity.steward')}</Heading>
      <p className="page-lead">{t('identity.stewardHint')}</p>
      {grants.isPending && <Loading />}
      {grants.isError && <ProblemNote problem={grants.error} />}
      {[approving, revoking].map((each, i) => each.isError && <ProblemNote key={i} problem={each.error} />)}
      {grants.data?.items.length === 0 && <Empty title={t('state.empty')} />}
      {grants.data && <GrantList grants={grants.data.items} approve={grant => approving.mutate(grant.code)} revoke={grant => revoking.mutate(grant.code)} />}
      <Holds />
    </div>
  )
}
