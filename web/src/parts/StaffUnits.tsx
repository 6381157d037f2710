import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { staff } from '../api/staff'
import type { PostOfUnit, Stance, UnitOfStaff } from '../api/staff'
import { useWords } from '../words/useWords'
import { Empty, Loading, ProblemNote } from './Notes'
import { Ticks, Typed } from './Typed'

const code = '[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}'
const permissions = ['READ_QUEUE', 'INTAKE', 'DISPATCH', 'HANDLE', 'INSPECT', 'SUPERVISE', 'MODERATE', 'STEWARD', 'OVERSEE_MODELS', 'IMPORT',
  'ADMINISTER_SYSTEM', 'ADMINISTER_SECURITY', 'ADMINISTER_AUDIT'] as const
const overAreas = ['intake', 'dispatcher', 'inspector', 'supervisor', 'moderator', 'worker'] as const
const kindOf = (relation: string) => relation === 'chief' ? 'road' : relation === 'deputy' ? 'post' : relation === 'leader' ? 'unit' : 'area'
const standing = [...overAreas, 'chief', 'deputy', 'leader'] as const

/** The units of the city with their posts and what they stand over; each can be opened and added to. */
export function StaffUnits() {
  const { t } = useWords()
  const cache = useQueryClient()
  const units = useInfiniteQuery({
    queryKey: ['organisation'],
    queryFn: ({ pageParam }) => staff.units(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    retry: false,
  })
  const again = () => Promise.all([cache.invalidateQueries({ queryKey: ['organisation'] }), cache.invalidateQueries({ queryKey: ['posts'] })])
  const make = async ({ code = '', zh = '', en = '', kind = '', area = '' }: Record<string, string>) => {
    await staff.makeUnit({ code, name: { zh, en }, kind, area })
    await again()
  }
  const items = units.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className="staff" aria-label={t('staff.units')}>
      <Typed title={t('staff.newUnit')} go={t('staff.make')} send={make} asked={[
        { name: 'code', label: t('staff.code'), hint: t('staff.codeHint'), pattern: code },
        { name: 'zh', label: t('staff.nameZh') }, { name: 'en', label: t('staff.nameEn') },
        { name: 'kind', label: t('staff.kind'), hint: t('staff.kindHint'), pattern: '[a-z][a-z\\-]{0,31}' },
        { name: 'area', label: t('staff.area'), hint: t('staff.areaHint') },
      ]} />
      {units.isPending && <Loading />}
      {units.isError && <ProblemNote problem={units.error} />}
      {units.isSuccess && items.length === 0 && <Empty title={t('state.empty')} />}
      <ul className="rows">{items.map(unit => <li key={unit.code}><Unit unit={unit} again={again} /></li>)}</ul>
      {units.hasNextPage && <button className="button" type="button" disabled={units.isFetchingNextPage} onClick={() => void units.fetchNextPage()}>{t('audit.more')}</button>}
    </section>
  )
}

function Unit({ unit, again }: { unit: UnitOfStaff; again: () => Promise<unknown> }) {
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  const [ticked, setTicked] = useState<string[]>(['READ_QUEUE'])
  const makePost = async ({ code = '', zh = '', en = '' }: Record<string, string>) => {
    await staff.makePost({ code, unit: unit.code, name: { zh, en }, permissions: ticked })
    await again()
  }
  const stand = async ({ relation = '', object = '', who = '', to = '' }: Record<string, string>) => {
    const [kind = 'unit', id = unit.code] = who.split(' ')
    await staff.relate({ verb: 'begin', object: { kind: kindOf(relation), id: object }, relation, subject: { kind, id }, ...(to === '' ? {} : { to }) })
    await again()
  }
  return (
    <details className="unit" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary><b>{say(unit.name)}</b> <code>{unit.code}</code> <span className="quiet">{t('staff.postsOf', { n: unit.posts.length })}</span></summary>
      {open && <div className="unit-body">
        <Stances kind="unit" id={unit.code} stances={unit.stances} again={again} />
        <ul className="rows">{unit.posts.map(post => <li key={post.code}><Post post={post} again={again} /></li>)}</ul>
        <Typed title={t('staff.newPost')} go={t('staff.make')} send={makePost} asked={[
          { name: 'code', label: t('staff.code'), hint: t('staff.codeHint'), pattern: code },
          { name: 'zh', label: t('staff.nameZh') }, { name: 'en', label: t('staff.nameEn') },
        ]} more={<Ticks legend={t('staff.permits')} all={permissions.map(each => [each, t(`staff.permission.${each}`)])} ticked={ticked} change={setTicked} />} />
        <Typed title={t('staff.newStance')} go={t('staff.make')} send={stand} asked={[
          { name: 'relation', label: t('staff.relation'), choices: standing.map(each => [each, t(`staff.stance.${each}`)]) },
          { name: 'object', label: t('staff.object'), hint: t('staff.objectHint') },
          { name: 'who', label: t('staff.who'), choices: [[`unit ${unit.code}`, say(unit.name)], ...unit.posts.map(post => [`post ${post.code}`, say(post.name)] as [string, string])] },
        ]} />
      </div>}
    </details>
  )
}

function Post({ post, again }: { post: PostOfUnit; again: () => Promise<unknown> }) {
  const { t, say } = useWords()
  return (
    <>
      <p><b>{say(post.name)}</b> <code>{post.code}</code></p>
      <p className="quiet">{post.holder ? <>{post.holder.name} <code>{post.holder.account}</code></> : t('staff.vacant')}</p>
      <p className="hint">{post.permissions.map(each => t(`staff.permission.${each as 'INTAKE'}`, { defaultValue: each })).join(t('staff.comma'))}</p>
      <Stances kind="post" id={post.code} stances={post.stances} again={again} />
    </>
  )
}

function Stances({ kind, id, stances, again }: { kind: string; id: string; stances: Stance[]; again: () => Promise<unknown> }) {
  const { t, date } = useWords()
  const ending = useMutation({
    mutationFn: (stance: Stance) => staff.relate({ verb: 'end', object: { kind: stance.objectKind, id: stance.object }, relation: stance.relation, subject: { kind, id } }),
    onSuccess: again,
  })
  const shown = stances.filter(stance => ['area', 'road', 'post', 'unit'].includes(stance.objectKind))
  if (shown.length === 0) return null
  return (
    <>
      <ul className="chips">
        {shown.map(stance => {
          const said = `${t(`staff.stance.${stance.relation as 'intake'}`, { defaultValue: stance.relation })} · ${stance.object}`
          return (
            <li key={`${stance.relation} ${stance.object} ${stance.from}`}>
              <span>{said}{stance.to && ` · ${t('staff.until', { time: date(stance.to) })}`}</span>
              <button className="button small" type="button" disabled={ending.isPending} aria-label={t('staff.endNamed', { what: said })} onClick={() => ending.mutate(stance)}>{t('staff.end')}</button>
            </li>
          )
        })}
      </ul>
      {ending.isError && <ProblemNote problem={ending.error} />}
    </>
  )
}
