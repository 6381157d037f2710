import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { account, ownSessionsQuery } from '../api/account'
import { useWords } from '../words/useWords'
import { Loading, ProblemNote } from './Notes'

/** Where the account is open now; each place but this one can be ended. */
export function OwnSessions() {
  const { t, date } = useWords()
  const cache = useQueryClient()
  const sessions = useQuery(ownSessionsQuery)
  const ending = useMutation({
    mutationFn: account.end,
    onSettled: () => cache.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  return (
    <>
      {sessions.isPending && <Loading />}
      {sessions.isError && <ProblemNote problem={sessions.error} retry={() => void sessions.refetch()} />}
      <ul className="own-sessions">
        {sessions.data?.map(({ session, since, from, current }) => (
          <li key={session}>
            <span>{t('account.sessions.since', { time: date(since) })}<br /><span className="quiet">{t('account.sessions.from', { address: from })}</span></span>
            {current
              ? <b>{t('account.sessions.here')}</b>
              : <button className="button small" type="button" disabled={ending.isPending} aria-label={t('account.sessions.endNamed', { time: date(since), address: from })} onClick={() => ending.mutate(session)}>{t('account.sessions.end')}</button>}
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">{ending.isSuccess && t('account.sessions.ended')}</p>
      {ending.isError && <ProblemNote problem={ending.error} />}
    </>
  )
}
