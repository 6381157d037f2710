import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { staff } from '../api/staff'
import type { Account, PostToGive } from '../api/staff'
import { useWords } from '../words/useWords'
import { Loading, ProblemNote } from './Notes'
import { Once, Typed } from './Typed'

/** Every account of staff: opened and closed, given and relieved of posts, helped when a password or telephone is lost. */
export function StaffAccounts() {
  const { t } = useWords()
  const cache = useQueryClient()
  const [told, setTold] = useState<{ account: string; password: string } | null>(null)
  const accounts = useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam }) => staff.accounts(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    retry: false,
  })
  const posts = useQuery({ queryKey: ['posts'], queryFn: staff.posts, retry: false }).data?.items ?? []
  const again = () => Promise.all(['accounts', 'posts', 'organisation'].map(key => cache.invalidateQueries({ queryKey: [key] })))
  const tell = async ({ account, password }: { account: string; password: string | null }) => {
    setTold(password === null ? null : { account, password })
    await again()
  }
  const make = async ({ account = '', name = '' }: Record<string, string>) => tell(await staff.makeAccount(account, name))
  const items = accounts.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className="staff" aria-label={t('staff.accounts')}>
      <Typed title={t('staff.newAccount')} go={t('staff.make')} send={make} asked={[
        { name: 'account', label: t('login.account'), hint: t('staff.accountHint'), pattern: '[a-z0-9._\\-]{1,64}' },
        { name: 'name', label: t('staff.name') },
      ]} />
      {told && <Once about={t('staff.password', { account: told.account })} secret={told.password} close={() => setTold(null)} />}
      {accounts.isPending && <Loading />}
      {accounts.isError && <ProblemNote problem={accounts.error} />}
      <ul className="rows">{items.map(account => <li key={account.account}><One account={account} posts={posts} tell={tell} /></li>)}</ul>
      {accounts.hasNextPage && <button className="button" type="button" disabled={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>{t('audit.more')}</button>}
    </section>
  )
}

function One({ account, posts, tell }: {
  account: Account; posts: PostToGive[]; tell: (done: { account: string; password: string | null }) => Promise<void>
}) {
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  const doing = useMutation({ mutationFn: (deed: Record<string, string>) => staff.deed(account.account, deed), onSuccess: tell })
  const named = (code: string) => {
    const post = posts.find(each => each.code === code)
    return post ? say(post.name) : code
  }
  const verbs = [account.disabled ? 'enable' : 'disable', 'reset-password', ...(account.secondFactor ? ['reset-second-factor'] : [])] as const
  const give = async ({ post = '' }: Record<string, string>) => tell(await staff.deed(account.account, { verb: 'give-post', post }))
  return (
    <details className="unit" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{account.name}</b> <code>{account.account}</code>{' '}
        <span className="quiet">{account.disabled ? t('staff.disabled') : account.posts.map(named).join(t('staff.comma')) || t('staff.noPost')}</span>
      </summary>
      {open && <div className="unit-body">
        <p className="hint">{[t(account.secondFactor ? 'staff.factorSet' : 'staff.factorNone'), ...account.identities].join(t('staff.comma'))}</p>
        <ul className="chips">
          {account.posts.map(post => (
            <li key={post}>
              <span>{named(post)} <code>{post}</code></span>
              <button className="button small" type="button" disabled={doing.isPending} aria-label={t('staff.endNamed', { what: named(post) })} onClick={() => doing.mutate({ verb: 'end-post', post })}>{t('staff.end')}</button>
            </li>
          ))}
        </ul>
        {doing.isError && <ProblemNote problem={doing.error} />}
        <div className="act-end">
          {verbs.map(verb => <button key={verb} className="button small" type="button" disabled={doing.isPending} onClick={() => doing.mutate({ verb })}>{t(`staff.deed.${verb as 'enable'}`)}</button>)}
        </div>
        <Typed title={t('staff.givePost')} go={t('staff.give')} send={give} asked={[
          { name: 'post', label: t('staff.post'), choices: posts.filter(post => !post.held).map(post => [post.code, `${say(post.name)} · ${post.code}`]) },
        ]} />
      </div>}
    </details>
  )
}
