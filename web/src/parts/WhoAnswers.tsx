import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groundQuery, responsibilityQuery } from '../api/queries'
import type { Category, Responsibility } from '../api/types'
import { useWords } from '../words/useWords'
import { AreaPicker, areaOf, nowhere } from './AreaPicker'
import { Basis, LostRules } from './Basis'
import { CategoryPicker } from './CategoryPicker'
import { Icon } from './Icon'
import { Loading, ProblemNote } from './Notes'
import { Duty } from './DutyNow'

/** The public question of every city: who answers here, for this, and by which rule. */
export function WhoAnswers() {
  const { t } = useWords()
  const ground = useQuery(groundQuery).data
  const [place, setPlace] = useState(nowhere)
  const [category, setCategory] = useState<Category | null>(null)
  const area = areaOf(place)?.code ?? ground?.code
  return (
    <section className="card who">
      <div className="card-head"><h2>{t('who.title')}</h2></div>
      <p className="card-said">{t('who.said')}</p>
      <AreaPicker value={place} change={setPlace} />
      <div className="who-ask">
        <CategoryPicker label={t('who.category')} value={category} choose={setCategory} />
        {category === null || area === undefined
          ? <p className="quiet who-wait">{t('who.ask')}</p>
          : <Answer area={area} category={category} />}
      </div>
    </section>
  )
}

function Answer({ area, category }: { area: string; category: Category }) {
  const answer = useQuery(responsibilityQuery(area, category.system, category.code))
  if (answer.isPending) return <Loading />
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => void answer.refetch()} />
  return <Told answer={answer.data} />
}

function Told({ answer }: { answer: Responsibility }) {
  const { t, say, term } = useWords()
  const { lead, ground, rule, basis, limit, lost, groups } = answer
  return (
    <div className="who-answer" aria-live="polite">
      <div className="who-facts">
        <p className="who-unit"><Icon name="unit" />{say(lead.unit.name)}</p>
        <dl className="facts">
          {lead.post && <div><dt>{t('who.post')}</dt><dd>{say(lead.post.name)} <span className="quiet">· {t(lead.onDuty ? 'who.onDuty' : 'who.offDuty')}</span></dd></div>}
          <div><dt>{t('roster.now')}</dt><dd><Duty duty={lead.duty} /></dd></div>
          <div><dt>{t('who.limit')}</dt><dd>{limit ? <b>{term(limit.term)}</b> : t('who.noLimit')}</dd></div>
          <div><dt>{t('who.rule')}</dt><dd>{ground === 'rule' ? say(rule.name) : t(`ground.${ground}`)}</dd></div>
          {groups.filter(one => one.units.length > 0).map(one => <div key={one.group.code}><dt>{say(one.group.name)}</dt><dd>{one.units.map(unit => say(unit.name)).join(' · ')}</dd></div>)}
          {basis && <div><dt>{t('who.basis')}</dt><dd><Basis article={basis} gist /></dd></div>}
        </dl>
      </div>
      <div>
        <h3 className="minor">{t('who.lost')}</h3>
        <LostRules lost={lost} />
      </div>
    </div>
  )
}
