import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { patrols } from '../api/patrols'
import type { Owed, PatrolDesk, Walked } from '../api/patrols'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Round } from '../parts/Round'
import { WalkOfMine } from '../parts/WalkOfMine'
import { useWords } from '../words/useWords'

/** Walks by duty: what is due, the walk that is on, the own track, and how it stands with those one leads. */
export default function Patrols() {
  const { t } = useWords()
  const desk = useQuery({ queryKey: ['patrols'], queryFn: patrols.desk, retry: false })
  const [shown, show] = useState<string | null>(null)
  const walking = desk.data?.walks.find(walk => walk.state === 'walking')
  const open = walking?.code ?? shown
  return (
    <div className="desk-page">
      <Heading title={t('patrol.title')}>{t('patrol.title')}</Heading>
      <p className="page-lead">{t('patrol.lead', { n: desk.data?.keepDays ?? 7 })}</p>
      {desk.isPending && <Loading />}
      {desk.isError && <ProblemNote problem={desk.error} retry={() => void desk.refetch()} />}
      {desk.data && open && <WalkOfMine key={open} code={open} keepDays={desk.data.keepDays} close={() => show(null)} />}
      {desk.data && <Mine desk={desk.data} busy={walking !== undefined} show={show} />}
      <Round />
      {desk.data && desk.data.led.length > 0 && (
        <section aria-labelledby="led">
          <h2 id="led" className="minor">{t('patrol.led')}</h2>
          <ul className="rows">{desk.data.led.map(owed => <li key={key(owed)}><Standing owed={owed} /></li>)}</ul>
        </section>
      )}
    </div>
  )
}

const key = (owed: Owed) => `${owed.duty.code} ${owed.kind} ${owed.ground.code}`

function Mine({ desk, busy, show }: { desk: PatrolDesk; busy: boolean; show: (code: string) => void }) {
  const { t } = useWords()
  const cache = useQueryClient()
  const beginning = useMutation({
    mutationFn: patrols.begin,
    onSuccess: begun => show(begun.walk.code),
    onSettled: () => cache.invalidateQueries({ queryKey: ['patrols'] }),
  })
  return (
    <>
      <section aria-labelledby="owed">
        <h2 id="owed" className="minor">{t('patrol.mine')}</h2>
        {desk.mine.length === 0 && <Empty title={t('patrol.none')} />}
        {beginning.isError && <ProblemNote problem={beginning.error} />}
        <ul className="rows">
          {desk.mine.map(owed => (
            <li key={key(owed)}>
              <Standing owed={owed} />
              <button className="button" type="button" disabled={busy || beginning.isPending} onClick={() => beginning.mutate(owed)}>{t('patrol.begin')}</button>
            </li>
          ))}
        </ul>
      </section>
      {desk.walks.length > 0 && (
        <section aria-labelledby="walks">
          <h2 id="walks" className="minor">{t('patrol.walks')}</h2>
          <ul className="rows">{desk.walks.map(walk => <li key={walk.code}><Line walk={walk} show={show} /></li>)}</ul>
        </section>
      )}
    </>
  )
}

function Standing({ owed }: { owed: Owed }) {
  const { t, say, date, n } = useWords()
  return (
    <>
      <p><b>{say(owed.ground.name)}</b> · {say(owed.duty.name)}</p>
      <p>
        {owed.done ? t('patrol.done') : owed.due ? t('patrol.due', { time: date(owed.due) }) : t('patrol.nothingDue')}
        {owed.missed.length > 0 && <> <span className="field-bad">{t('patrol.missed', { n: n(owed.missed.length) })}</span></>}
      </p>
      <p className="quiet">{say(owed.chief.name)}{owed.vacant && ` · ${t('patrol.vacant')}`}</p>
    </>
  )
}

function Line({ walk, show }: { walk: Walked; show: (code: string) => void }) {
  const { t, say, date, n } = useWords()
  return (
    <>
      <p><b>{say(walk.ground.name)}</b> · {t(`patrol.state.${walk.state}`)}{walk.covered !== null && ` · ${t('patrol.covered', { n: n(Math.round(100 * walk.covered)) })}`}</p>
      <p className="quiet">{date(walk.begunAt)}{walk.findings.length > 0 && ` · ${t('patrol.findings', { n: n(walk.findings.length) })}`}</p>
      {walk.state !== 'discarded' && <button className="link" type="button" onClick={() => show(walk.code)}>{t('patrol.look')}</button>}
    </>
  )
}
