import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { procedureQuery } from '../api/queries'
import type { Procedure, ProcedureState, ProcedureStep } from '../api/types'
import { Basis } from '../parts/Basis'
import { Icon } from '../parts/Icon'
import { Loading, ProblemNote } from '../parts/Notes'
import { ProcedureMap } from '../parts/ProcedureMap'
import { Heading } from '../parts/Shell'
import { useWords } from '../words/useWords'

export default function ProcedurePage({ name }: { name: string }) {
  const { t } = useWords()
  const asked = useQuery(procedureQuery(name))
  if (asked.data) return <Told procedure={asked.data} />
  return (
    <>
      <Heading title={t('procedure.kind')} className={asked.isPending ? 'visually-hidden' : ''}>{t('procedure.kind')} {name}</Heading>
      {asked.isError ? <ProblemNote problem={asked.error} retry={() => void asked.refetch()} /> : <Loading />}
    </>
  )
}

function useRole() {
  const { t } = useWords()
  return (owner: string | null): string => (owner === null ? '—' : t(`role.${owner.toLowerCase() as 'intake'}`, { defaultValue: owner }))
}

function Told({ procedure }: { procedure: Procedure }) {
  const { t, say } = useWords()
  const [chosen, setChosen] = useState(procedure.start)
  const state = procedure.states.find(each => each.key === chosen)
  return (
    <>
      <p className="matter-number"><span className="quiet">{t('procedure.kind')}</span><code>{procedure.name}</code><span className="quiet">{t('procedure.version', { n: procedure.version })}</span></p>
      <Heading title={say(procedure.title)}>{say(procedure.title)}</Heading>
      <p className="page-lead">{t('procedure.lead')}</p>
      <section className="card procedure">
        <ProcedureMap procedure={procedure} chosen={chosen} choose={setChosen} />
        {state && <FromHere procedure={procedure} state={state} choose={setChosen} />}
      </section>
      <section className="card flush">
        <h2 className="card-title">{t('procedure.states')}</h2>
        <StatesTable procedure={procedure} />
      </section>
      <section className="card flush">
        <h2 className="card-title">{t('procedure.steps')}</h2>
        <StepsTable procedure={procedure} />
      </section>
    </>
  )
}

/** What can follow one state: the same map, read as a list. */
function FromHere({ procedure, state, choose }: { procedure: Procedure; state: ProcedureState; choose: (key: string) => void }) {
  const { t, say, term } = useWords()
  const role = useRole()
  const nameOf = useStateName(procedure)
  const steps = procedure.steps.filter(step => step.from === state.key)
  return (
    <div className="from-here" aria-live="polite">
      <h2>{say(state.name)}</h2>
      <p className="quiet">{t(`stages.s${state.stage as 1}`)} · {role(state.owner)}{state.term && ` · ${term(state.term)}`}</p>
      {steps.length === 0 ? <p>{t('procedure.ends')}</p> : (
        <>
          <h3 className="minor">{t('procedure.leads')}</h3>
          <ul>
            {steps.map(step => (
              <li key={`${step.verb}-${step.to}`}>
                <button type="button" className="link" onClick={() => choose(step.to)}><b>{say(step.name)}</b><Icon name="right" />{nameOf(step.to)}</button>
                <span className="quiet"> {role(step.by)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function useStateName(procedure: Procedure) {
  const { say } = useWords()
  return (key: string): string => {
    const state = procedure.states.find(each => each.key === key)
    return state ? say(state.name) : key
  }
}

function StatesTable({ procedure }: { procedure: Procedure }) {
  const { t, say, term } = useWords()
  const role = useRole()
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label={t('procedure.states')}>
      <table className="plain">
        <thead><tr><th scope="col">{t('procedure.state')}</th><th scope="col">{t('procedure.stage')}</th><th scope="col">{t('procedure.owner')}</th><th scope="col">{t('procedure.term')}</th><th scope="col">{t('procedure.basis')}</th></tr></thead>
        <tbody>
          {procedure.states.map(state => (
            <tr key={state.key}>
              <th scope="row">
                {say(state.name)}
                {state.key === procedure.start && <span className="mark">{t('procedure.start')}</span>}
                {state.end && <span className="mark">{t('procedure.end')}</span>}
              </th>
              <td>{state.stage} · {t(`stages.s${state.stage as 1}`)}</td>
              <td>{role(state.owner)}</td>
              <td className="figures">{state.term ? term(state.term) : '—'}</td>
              <td>{state.basis ? <Basis article={state.basis} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StepsTable({ procedure }: { procedure: Procedure }) {
  const { t, say, language } = useWords()
  const role = useRole()
  const nameOf = useStateName(procedure)
  const verbOf = (verb: string) => {
    const step: ProcedureStep | undefined = procedure.steps.find(each => each.verb === verb)
    return step ? say(step.name) : verb
  }
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label={t('procedure.steps')}>
      <table className="plain">
        <thead><tr><th scope="col">{t('procedure.step')}</th><th scope="col">{t('procedure.from')}</th><th scope="col">{t('procedure.to')}</th><th scope="col">{t('procedure.by')}</th><th scope="col">{t('procedure.reasons')}</th><th scope="col">{t('procedure.basis')}</th><th scope="col">{t('procedure.remedy')}</th></tr></thead>
        <tbody>
          {procedure.steps.map(step => (
            <tr key={`${step.from}-${step.verb}-${step.to}`}>
              <th scope="row">{say(step.name)}</th>
              <td className="nowrap">{nameOf(step.from)}</td>
              <td className="nowrap">{nameOf(step.to)}</td>
              <td>{role(step.by)}{step.otherThan.length > 0 && <span className="mark">{t('procedure.otherThan', { verbs: step.otherThan.map(verbOf).join(language === 'en' ? '”, “' : '”“') })}</span>}</td>
              <td>{step.reasons.map(reason => say(reason.name)).join(' / ') || '—'}</td>
              <td>{step.basis ? <Basis article={step.basis} /> : '—'}</td>
              <td>{say(step.remedy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
