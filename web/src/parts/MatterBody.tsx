import type { ReactNode } from 'react'
import type { Article, DeadlineView, MatterView } from '../api/types'
import { Link } from '../router'
import { coordinate } from '../words/numbers'
import { useWords } from '../words/useWords'
import { Acts } from './Acts'
import { Basis, LostRules } from './Basis'
import { Duty } from './DutyNow'
import { Concern } from './Concern'
import { DueChip } from './Due'
import { HeldOfMe } from './HeldOfMe'
import { Icon } from './Icon'
import { CategoryName, StateName, usePlaceLine } from './MatterList'
import { Published } from './Published'
import { Stages } from './Stages'
import { Doer, Story } from './Story'
import { TasksOfMatter } from './TasksOfMatter'
import { WhoReported } from './WhoReported'

interface Props {
  matter: MatterView
  token: string | null
  /** The heading, chosen by the page: the first of a page of its own, the second in a pane. */
  heading: (name: ReactNode) => ReactNode
}

/** One matter as a readable story: what and where, how far, who answers and why, what happened, by which law. */
export function MatterBody({ matter, token, heading }: Props) {
  const { t } = useWords()
  return (
    <article className="matter">
      <MatterHead matter={matter} heading={heading} />
      <Stages stage={matter.stage} ended={!matter.open} />
      {token && matter.acts.length > 0 && <YourTurn matter={matter} />}
      <Acts matter={matter} token={token} />
      <div className="matter-body">
        <div className="matter-main">
          {matter.report && <OwnReport matter={matter} own={token !== null} />}
          <Concern matter={matter} token={token} />
          <TasksOfMatter matter={matter} />
          <Published number={matter.number} token={token} />
          {matter.report && (token
            ? <HeldOfMe number={matter.number} token={token} />
            : <WhoReported number={matter.number} hasContact={matter.report.hasContact} />)}
          <section>
            <h2 className="section">{t('matter.story')}</h2>
            <Story openedAt={matter.openedAt} reported={matter.reports > 0} story={matter.story} />
          </section>
        </div>
        <aside className="matter-side">
          <section>
            <h2 className="section">{t('matter.deadlines')}</h2>
            <Deadlines deadlines={matter.deadlines} />
          </section>
          <Answers matter={matter} />
          <Law articles={matter.law} />
          <p className="quiet matter-foot">
            <Link href={`/procedures/${encodeURIComponent(matter.procedure.name)}`}>
              {t('matter.procedure', { name: matter.procedure.name, version: matter.procedure.version })}
            </Link> · {t('matter.revision', { n: matter.revision })}
          </p>
        </aside>
      </div>
    </article>
  )
}

function MatterHead({ matter, heading }: Pick<Props, 'matter' | 'heading'>) {
  const { t, say, when } = useWords()
  const placeLine = usePlaceLine()
  return (
    <header className="matter-head">
      <p className="matter-number"><code>{matter.number}</code><span className="quiet">{t('matter.openedAt', { time: when(matter.openedAt) })}</span></p>
      {heading(<CategoryName category={matter.category} />)}
      <p className="matter-place"><Icon name="place" />{placeLine(matter.place)}</p>
      <p className="matter-state">
        <StateName matter={matter} />
        {matter.due && matter.open && <DueChip {...dueOf(matter)} />}
        <span className="matter-unit"><Icon name="unit" />{say(matter.lead.unit.name)}</span>
        {matter.reports > 1 && <span className="quiet">{t('matter.reports')} {matter.reports}</span>}
      </p>
      {matter.undertaking && (
        <p className="matter-undertaking">
          <span className="quiet">{t('matter.undertaking')}</span>{' '}
          <Link href={`/undertakings/${encodeURIComponent(matter.undertaking.number)}`}>{say(matter.undertaking.name)}</Link>
        </p>
      )}
    </header>
  )
}

/** The running deadline with its start, so that near is measured against its own span. */
export function dueOf(matter: MatterView): NonNullable<MatterView['due']> {
  const due = matter.due!
  const whole = matter.deadlines.findLast(deadline => deadline.clock === due.clock && deadline.due === due.at)
  return whole ? { ...due, start: whole.start } : due
}

function YourTurn({ matter }: { matter: MatterView }) {
  const { t } = useWords()
  const canConfirm = matter.acts.some(act => act.verb === 'confirm')
  return (
    <div className="note note-turn">
      <Icon name="info" />
      <div><b>{t('matter.yourTurn')}</b><p>{canConfirm ? t('matter.yourTurnSaid') : t('matter.yourTurnDispute')}</p></div>
    </div>
  )
}

function OwnReport({ matter, own }: { matter: MatterView; own: boolean }) {
  const { t, when } = useWords()
  const report = matter.report!
  const channel = t(`channel.${report.channel as 'web'}`, { defaultValue: report.channel })
  return (
    <section className="own">
      <h2 className="section">{own ? t('matter.mine') : t('matter.theirs')}</h2>
      <p className="own-text">{report.description}</p>
      <dl className="facts">
        {report.address && <div><dt>{t('matter.address')}</dt><dd>{report.address}</dd></div>}
        {report.point && <div><dt>{t('matter.point')}</dt><dd className="figures">{report.point.map(coordinate).join(', ')}</dd></div>}
        <div><dt>{t('matter.channel')}</dt><dd>{channel} · {when(report.receivedAt)}{report.hasContact && ` · ${t('matter.hasContact')}`}</dd></div>
      </dl>
      <p className="own-lock"><Icon name="lock" />{t('matter.onlyYou')}</p>
    </section>
  )
}

/** What still runs stands open; what is done with is folded away. */
function Deadlines({ deadlines }: { deadlines: DeadlineView[] }) {
  const { t } = useWords()
  const met = deadlines.filter(deadline => deadline.state === 'met')
  const live = deadlines.filter(deadline => deadline.state !== 'met').sort((a, b) => a.due.localeCompare(b.due))
  return (
    <>
      {live.length > 0 ? <Clocks clocks={live} /> : <p className="quiet">{t('due.none')}</p>}
      {met.length > 0 && (
        <details>
          <summary>{t('matter.deadlinesMet')}<span className="count">{met.length}</span></summary>
          <Clocks clocks={met} />
        </details>
      )}
    </>
  )
}

function Clocks({ clocks }: { clocks: DeadlineView[] }) {
  const { t, say, when, term } = useWords()
  return (
    <ul className="deadlines">
      {clocks.map(deadline => (
        <li key={`${deadline.clock}-${deadline.start}`}>
          <div className="deadline-head">
            <b>{say(deadline.name)}</b>
            <DueChip at={deadline.due} start={deadline.start} state={deadline.state} provisional={deadline.provisional} />
          </div>
          <p className="quiet">
            {t('matter.limit', { term: term(deadline.term) })} · {t('due.at', { time: when(deadline.due) })}
            {deadline.escalations > 0 && <> · <b className="bad">{t('matter.escalated', { n: deadline.escalations })}</b></>}
          </p>
          {deadline.moved.map(move => (
            <p className="quiet" key={move.at}>
              {t('matter.later', { before: when(move.before), after: when(move.after) })} {say(move.verb.name)}{move.reason && <> · {say(move.reason.name)}</>} · <Doer by={move.by} />
            </p>
          ))}
          {deadline.basis && <p className="quiet"><Basis article={deadline.basis} /></p>}
        </li>
      ))}
    </ul>
  )
}

function Answers({ matter }: { matter: MatterView }) {
  const { t, say } = useWords()
  const { ground, rule, basis, lost } = matter.responsibility
  return (
    <section>
      <h2 className="section">{t('matter.who')}</h2>
      <p className="who-unit">{say(matter.lead.unit.name)}{matter.lead.post && <span className="quiet"> · {say(matter.lead.post.name)}</span>}</p>
      {matter.duty && <p className="who-rule"><span className="quiet">{t('roster.now')}</span> <Duty duty={matter.duty} /></p>}
      <p className="who-rule quiet">{t(`ground.${ground}`)}</p>
      {ground === 'rule' && <p className="who-rule"><span className="quiet">{t('matter.won')}</span> {say(rule.name)}</p>}
      {basis && <p className="who-rule"><span className="quiet">{t('matter.basis')}</span> <Basis article={basis} /></p>}
      {lost.length > 0 && (
        <details>
          <summary>{t('matter.lost')}<span className="count">{lost.length}</span></summary>
          <LostRules lost={lost} />
        </details>
      )}
    </section>
  )
}

function Law({ articles }: { articles: Article[] }) {
  const { t, say } = useWords()
  if (articles.length === 0) return null
  const laws = [...new Set(articles.map(article => say(article.law)))]
  return (
    <section>
      <h2 className="section">{t('matter.law')}</h2>
      {laws.map(law => <LawArticles key={law} law={law} articles={articles.filter(article => say(article.law) === law)} />)}
    </section>
  )
}

function LawArticles({ law, articles }: { law: string; articles: Article[] }) {
  const { t, say } = useWords()
  return (
    <div className="articles">
      <h3>{law}{articles.some(article => article.demo) && <span className="mark" title={t('matter.demoLawWhy')}>{t('matter.demoLaw')}</span>}</h3>
      <dl>
        {articles.map(article => <div key={article.id}><dt>{article.number}</dt><dd className="quiet">{say(article.gist)}</dd></div>)}
      </dl>
    </div>
  )
}
