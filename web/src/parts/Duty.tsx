import type { DutyRule, RuleRoad, RuleScope, RuleWhere } from '../api/types'
import { useWords } from '../words/useWords'

/** The small sentences that rules and findings are made of. */
export function useDutyWords() {
  const { t, say, list, date } = useWords()
  const scopes = (all: RuleScope[]) => list(all.map(scope => say(scope.name)))
  const road = (on: RuleRoad) => on.to === null
    ? t('duty.roadEnd', { road: say(on.name), from: on.from })
    : t('duty.road', { road: say(on.name), from: on.from, to: on.to })
  const place = ({ places }: DutyRule) => [
    say(places.area.name), places.road && road(places.road), places.component && say(places.component.name),
    places.kind === 'owner-role' && t('duty.owner'),
  ].filter(Boolean).join(' · ')
  const where = (at: RuleWhere) => {
    const names = list(at.except.map(area => say(area.name)))
    const spared = at.spared === 0 ? null : t(at.spared > at.except.length ? 'duty.exceptMore' : 'duty.except', { names, n: at.spared })
    return [at.road && road(at.road), say(at.area.name), spared].filter(Boolean).join(' · ')
  }
  const things = (at: RuleWhere) => list(at.things.map(({ kind, owned }) => {
    const name = kind ? say(kind.name) : t('duty.anyThing')
    return owned === 'either' ? name : t(owned === 'yes' ? 'duty.owned' : 'duty.unowned', { kind: name })
  }))
  const span = (from: string, to: string | null, now: string) => {
    if (to === null) return from <= now ? t('duty.always') : t('duty.since', { from: date(from) })
    return t('duty.until', { from: date(from), to: date(to) })
  }
  return { scopes, place, where, things, span }
}

/** One rule in one line: what, where, who, by which article. */
export function RuleLine({ rule }: { rule: DutyRule }) {
  const { t, say, date } = useWords()
  const words = useDutyWords()
  return (
    <>
      <b>{say(rule.name)}</b>{' '}
      <span>{words.scopes([rule.categories])} · {words.place(rule)} → {say(rule.unit.name)}</span>{' '}
      <span className="quiet">
        {rule.article ? `${say(rule.article.law)} ${rule.article.number}` : rule.basis}
        {rule.priority !== null && ` · ${t('duty.priority', { n: rule.priority })}`}
        {rule.to !== null && ` · ${t('duty.ends', { to: date(rule.to) })}`}
      </span>
    </>
  )
}
