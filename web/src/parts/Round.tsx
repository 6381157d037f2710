import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { roundQuery, visits } from '../api/visits'
import type { ErrandView, Round as RoundOfMine, Seen, ServicePoint, WaitingVisit } from '../api/visits'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'
import { TakeConsent } from './TakeConsent'

const ways: Seen[] = ['good', 'settled', 'bad']

/** The round of a grid worker: who waits today by no more than a code, service points, errands. Nothing for anybody else. */
export function Round() {
  const { t, say, date } = useWords()
  const round = useQuery(roundQuery).data
  if (!round || round.areas.length === 0 || round.errands.length === 0) return null
  const plain = round.errands.filter(errand => errand.kind === 'serve' && errand.days === null)
  const wanted = round.errands.filter(errand => errand.days !== null)
  return (
    <section aria-labelledby="round">
      <h2 id="round" className="minor">{t('visit.title')}</h2>
      <p className="quiet">{t('visit.lead')}</p>
      <h3 className="part-title">{t('visit.today')}</h3>
      {round.today.length === 0 && <p className="quiet">{t('visit.nobody')}</p>}
      <ul className="rows">{round.today.map(waiting => <li key={waiting.consent}><Waiting waiting={waiting} /></li>)}</ul>
      {round.points.length > 0 && (
        <>
          <h3 className="part-title">{t('visit.points')}</h3>
          <ul className="rows">{round.points.map(point => <li key={`${point.errand.code} ${point.id}`}><Point point={point} errand={round.errands.find(each => each.errand.code === point.errand.code)} /></li>)}</ul>
        </>
      )}
      {plain.length > 0 && <Serve errands={plain} round={round} />}
      {wanted.length > 0 && <TakeConsent errands={wanted} areas={round.areas} />}
      {round.visits.length > 0 && (
        <>
          <h3 className="part-title">{t('visit.mine')}</h3>
          <ul className="rows">
            {round.visits.map(visit => (
              <li key={visit.code}>
                {say(visit.errand.name)} · {say(visit.area.name)} <span className="quiet">{date(visit.at)}</span>
                {visit.number && <> <Link href={`/matters/${encodeURIComponent(visit.number)}`}><code>{visit.number}</code></Link></>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function useVisit<T>(deed: (given: T) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn: deed, onSettled: () => cache.invalidateQueries({ queryKey: ['visits'] }) })
}

/** Somebody waits: opened only on the way there, and that one looked is told to them. */
function Waiting({ waiting }: { waiting: WaitingVisit }) {
  const { t, say, date } = useWords()
  const opening = useMutation({ mutationFn: () => visits.open(waiting.consent) })
  const paying = useVisit(() => visits.serve(waiting.errand.code, waiting.area.code, waiting.consent))
  const ending = useVisit(() => visits.end(waiting.consent))
  const shown = opening.data
  return (
    <>
      <p><b>{say(waiting.errand.name)}</b> · {say(waiting.area.name)} <span className="quiet">{t('visit.until', { time: date(waiting.until) })}</span></p>
      {shown && (
        <dl className="facts">
          <div><dt>{t('visit.name')}</dt><dd>{shown.name}</dd></div>
          <div><dt>{t('visit.address')}</dt><dd>{shown.address}</dd></div>
          {shown.phone && <div><dt>{t('visit.phone')}</dt><dd>{shown.phone}</dd></div>}
          {shown.wish && <div><dt>{t('visit.wish')}</dt><dd>{shown.wish}</dd></div>}
        </dl>
      )}
      {[opening, paying, ending].map((deed, i) => deed.isError && <ProblemNote key={i} problem={deed.error} />)}
      <div className="act-end">
        {!shown && <button className="button" type="button" disabled={opening.isPending} onClick={() => opening.mutate()}>{t('visit.open')}</button>}
        {shown && <button className="button primary" type="button" disabled={paying.isPending} onClick={() => paying.mutate(undefined)}>{t('visit.paid')}</button>}
        {shown && <button className="button" type="button" disabled={ending.isPending} onClick={() => ending.mutate(undefined)}>{t('visit.endIt')}</button>}
      </div>
    </>
  )
}

/** A public service: each thing on the list in order, put right on the spot, or bad, which becomes a matter. */
function Point({ point, errand }: { point: ServicePoint; errand: ErrandView | undefined }) {
  const { t, say } = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState<Record<string, Seen>>({})
  const [found, setFound] = useState('')
  const bad = Object.values(seen).includes('bad')
  const looking = useVisit(() => visits.look(point, seen, bad ? found : ''))
  const whole = errand?.checklist.every(item => seen[item.code]) ?? false
  return (
    <>
      <p><b>{say(point.name)}</b> <code>{point.id}</code> · {say(point.unit.name)}</p>
      {!open && <button className="button" type="button" onClick={() => setOpen(true)}>{say(point.errand.name)}</button>}
      {open && (
        <form onSubmit={event => { event.preventDefault(); looking.mutate(undefined) }}>
          {errand?.checklist.map(item => (
            <fieldset className="field" key={item.code}>
              <legend>{say(item.name)}</legend>
              {ways.map(way => (
                <label key={way}><input type="radio" name={`${id}-${item.code}`} checked={seen[item.code] === way} onChange={() => setSeen({ ...seen, [item.code]: way })} /> {t(`visit.seen.${way}`)} </label>
              ))}
            </fieldset>
          ))}
          {bad && (
            <div className="field">
              <label htmlFor={`${id}-found`}>{t('visit.found')}</label>
              <textarea id={`${id}-found`} rows={2} required maxLength={2000} value={found} onChange={event => setFound(event.target.value)} />
            </div>
          )}
          {looking.isError && <ProblemNote problem={looking.error} />}
          {looking.isSuccess && <p role="status" className="hint">{t('visit.kept')}</p>}
          <button className="button" type="submit" disabled={!whole || looking.isPending}>{t('visit.send')}</button>
        </form>
      )}
    </>
  )
}

function Serve({ errands, round }: { errands: ErrandView[]; round: RoundOfMine }) {
  const { t, say } = useWords()
  const id = useId()
  const [area, setArea] = useState(round.areas[0]?.code ?? '')
  const serving = useVisit((errand: string) => visits.serve(errand, area))
  return (
    <div className="field">
      <h3 className="part-title">{t('visit.serve')}</h3>
      <label htmlFor={id}>{t('visit.area')}</label>
      <select id={id} value={area} onChange={event => setArea(event.target.value)}>{round.areas.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}</select>
      {serving.isError && <ProblemNote problem={serving.error} />}
      <div className="act-end">{errands.map(each => <button className="button" type="button" key={each.errand.code} disabled={serving.isPending} onClick={() => serving.mutate(each.errand.code)}>{say(each.errand.name)}</button>)}</div>
    </div>
  )
}
