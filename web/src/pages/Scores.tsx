import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { scoreDeskQuery, scores } from '../api/scores'
import type { Pending, ScoreSpot } from '../api/scores'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { BandOf, HowScored } from '../parts/RoadScores'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** Scoring roads: the spots to look at, what one's own roads were given, and what others contest. */
export default function Scores() {
  const { t, date } = useWords()
  const asked = useQuery(scoreDeskQuery)
  const desk = asked.data
  return (
    <div className="desk-page">
      <Heading title={t('score.desk')}>{t('score.desk')}</Heading>
      <p className="page-lead">{t('score.lead')}</p>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNote problem={asked.error} retry={() => void asked.refetch()} />}
      {desk && desk.rules.aims.length === 0 && <Empty title={t('score.nowhere')} />}
      {desk && desk.rules.aims.length > 0 && (
        <>
          <HowScored rules={desk.rules} />
          <section aria-labelledby="spots">
            <h2 id="spots" className="minor">{t('score.spots')}</h2>
            <p className="quiet">{desk.round ? t('score.round', { from: desk.round.from, to: desk.round.to, time: date(desk.round.closesAt) }) : t('score.noRound')}</p>
            {desk.round && desk.spots.length === 0 && <p className="quiet">{t('score.noSpots')}</p>}
            <ul className="rows">{desk.spots.slice(0, 20).map(spot => <li key={`${spot.road.code} ${spot.nth}`}><LookAt spot={spot} /></li>)}</ul>
          </section>
          <Waiting id="mine" title={t('score.mine')} all={desk.contestable} none={t('score.nothingMine')} contest />
          <Waiting id="others" title={t('score.contested')} all={desk.contested} none={t('score.nothingContested')} />
        </>
      )}
    </div>
  )
}

/** One spot: in order or not, for each aim that nobody looked at. */
function LookAt({ spot }: { spot: ScoreSpot }) {
  const { t, say, n } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [seen, setSeen] = useState<Record<string, boolean>>({})
  const looking = useMutation({
    mutationFn: () => scores.look(spot.road.code, spot.nth, seen),
    onSettled: () => cache.invalidateQueries({ queryKey: ['scores'] }),
  })
  return (
    <form onSubmit={event => { event.preventDefault(); looking.mutate() }}>
      <p><b>{say(spot.road.name)}</b> · {t('score.at', { metres: n(spot.measure) })} <span className="quiet">{spot.lon.toFixed(5)}, {spot.lat.toFixed(5)}</span></p>
      {spot.open.map(aim => (
        <fieldset className="field" key={aim.code}>
          <legend>{say(aim.name)}</legend>
          {([true, false] as const).map(good => (
            <label key={String(good)}>
              <input type="radio" name={`${id}-${aim.code}`} checked={seen[aim.code] === good} onChange={() => setSeen({ ...seen, [aim.code]: good })} /> {t(good ? 'score.good' : 'score.bad')}
            </label>
          ))}
        </fieldset>
      ))}
      {looking.isError && <ProblemNote problem={looking.error} />}
      <button className="button" type="submit" disabled={looking.isPending || Object.keys(seen).length === 0}>{t('score.send')}</button>
    </form>
  )
}

function Waiting({ id, title, all, none, contest = false }: { id: string; title: string; all: Pending[]; none: string; contest?: boolean }) {
  const { t, say, date } = useWords()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="minor">{title}</h2>
      {all.length === 0 && <p className="quiet">{none}</p>}
      <ul className="rows">
        {all.map(pending => (
          <li key={pending.code}>
            <p><b><Link href={`/roads/${encodeURIComponent(pending.road.code)}`}>{say(pending.road.name)}</Link></b> · {say(pending.given.aim.name)} · <BandOf given={pending.given} /></p>
            <p className="quiet">{t('score.period', { from: pending.from, to: pending.to })} · {t('score.publishAt', { time: date(pending.publishAt) })}</p>
            {pending.contest !== null && <p>{t('score.because', { reason: pending.contest })}</p>}
            {(!contest || pending.contest === null) && <Say pending={pending} contest={contest} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Contests a score, or decides on it. */
function Say({ pending, contest }: { pending: Pending; contest: boolean }) {
  const { t } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const saying = useMutation({
    mutationFn: (stands: boolean) => (contest ? scores.contest(pending.code, reason) : scores.decide(pending.code, stands, reason)),
    onSettled: () => cache.invalidateQueries({ queryKey: ['scores'] }),
  })
  const ready = reason.trim() !== '' && !saying.isPending
  return (
    <div className="field">
      <label htmlFor={id}>{t('score.reason')}</label>
      <textarea id={id} rows={2} maxLength={1000} value={reason} onChange={event => setReason(event.target.value)} />
      {saying.isError && <ProblemNote problem={saying.error} />}
      <div className="act-end">
        {contest
          ? <button className="button" type="button" disabled={!ready} onClick={() => saying.mutate(false)}>{t('score.contest')}</button>
          : <>
              <button className="button" type="button" disabled={!ready} onClick={() => saying.mutate(true)}>{t('score.stands')}</button>
              <button className="button" type="button" disabled={!ready} onClick={() => saying.mutate(false)}>{t('score.aside')}</button>
            </>}
      </div>
    </div>
  )
}
