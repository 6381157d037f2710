import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { patrols } from '../api/patrols'
import type { Spot, WithTrack } from '../api/patrols'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { Loading, ProblemNote } from './Notes'

const between = 10_000

/** One of the own walks: on the way, then one's own track to look at, cut, discard or hand in. Nobody else sees it. */
export function WalkOfMine({ code, keepDays, close }: { code: string; keepDays: number; close: () => void }) {
  const { t, say } = useWords()
  const cache = useQueryClient()
  const walk = useQuery({ queryKey: ['patrol', code], queryFn: () => patrols.walk(code), retry: false })
  const doing = useMutation({
    mutationFn: (deed: Parameters<typeof patrols.deed>[1]) => patrols.deed(code, deed),
    onSuccess: after => cache.setQueryData(['patrol', code], after),
    onSettled: () => cache.invalidateQueries({ queryKey: ['patrols'] }),
  })
  if (walk.isPending) return <Loading />
  if (walk.isError) return <ProblemNote problem={walk.error} />
  const { walk: on, track } = walk.data
  return (
    <section className="card part" aria-labelledby="walk">
      <h2 id="walk" className="part-title">{say(on.ground.name)} · {t(`patrol.state.${on.state}`)}</h2>
      {on.state === 'walking' && <OnTheWay code={code} last={track.at(-1)} />}
      <Track track={track} />
      {on.findings.length > 0 && <ul className="chips">{on.findings.map(number => <li key={number}><Link href={`/matters/${encodeURIComponent(number)}`}><code>{number}</code></Link></li>)}</ul>}
      {(on.state === 'walking' || on.state === 'ended') && <Finding code={code} />}
      {doing.isError && <ProblemNote problem={doing.error} />}
      {on.state === 'ended' && <Cut walk={walk.data} cut={(from, to) => doing.mutate({ verb: 'cut', from, to })} />}
      {on.state === 'ended' && <p className="hint">{t('patrol.beforeHandIn', { n: keepDays })}</p>}
      <div className="act-end">
        {on.state === 'walking' && <button className="button primary" type="button" disabled={doing.isPending} onClick={() => doing.mutate({ verb: 'end' })}>{t('patrol.end')}</button>}
        {on.state === 'ended' && <button className="button primary" type="button" disabled={doing.isPending} onClick={() => doing.mutate({ verb: 'hand-in' })}>{t('patrol.handIn')}</button>}
        {(on.state === 'walking' || on.state === 'ended') && <button className="button" type="button" disabled={doing.isPending} onClick={() => doing.mutate({ verb: 'discard' })}>{t('patrol.discard')}</button>}
        {on.state !== 'walking' && <button className="button" type="button" onClick={close}>{t('patrol.close')}</button>}
      </div>
    </section>
  )
}

/** Reads the position while the walk is on and this page is open, and sends it every few seconds. */
function OnTheWay({ code, last }: { code: string; last: Spot | undefined }) {
  const { t, n } = useWords()
  const cache = useQueryClient()
  const [refused, setRefused] = useState(!('geolocation' in navigator) || !isSecureContext)
  const [left, setLeft] = useState(0)
  const sent = useRef(last ? Date.parse(last.at) : 0)
  useEffect(() => {
    if (refused) return
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        if (timestamp - sent.current < between) return
        sent.current = timestamp
        const spot = { at: new Date(timestamp).toISOString(), lon: coords.longitude, lat: coords.latitude }
        patrols.add(code, [spot]).then(
          kept => {
            if (kept.left > 0) setLeft(before => before + kept.left)
            else cache.setQueryData<WithTrack>(['patrol', code], before => before && { ...before, track: [...before.track, spot] })
          },
          () => undefined,
        )
      },
      () => setRefused(true),
      { enableHighAccuracy: true },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [code, refused, cache])
  return <p role="status" className={refused ? 'field-bad' : 'hint'}>{refused ? t('patrol.noPosition') : t('patrol.onTheWay')}{left > 0 && ` ${t('patrol.left', { n: n(left) })}`}</p>
}

function Track({ track }: { track: Spot[] }) {
  const { t, n } = useWords()
  if (track.length === 0) return <p className="quiet">{t('patrol.noPoints')}</p>
  const wide = Math.cos((track[0]!.lat * Math.PI) / 180)
  const xs = track.map(spot => spot.lon * wide)
  const ys = track.map(spot => -spot.lat)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  const size = Math.max(Math.max(...xs) - x, Math.max(...ys) - y, 0.0002)
  const at = (i: number) => `${(4 + (92 * (xs[i]! - x)) / size).toFixed(1)},${(4 + (92 * (ys[i]! - y)) / size).toFixed(1)}`
  return (
    <figure className="own-track">
      <svg viewBox="0 0 100 100" role="img" aria-label={t('patrol.track', { n: n(track.length) })}>
        <polyline points={track.map((_, i) => at(i)).join(' ')} />
      </svg>
      <figcaption className="quiet">{t('patrol.track', { n: n(track.length) })}</figcaption>
    </figure>
  )
}

function Cut({ walk, cut }: { walk: WithTrack; cut: (from: string, to: string) => void }) {
  const { t, when } = useWords()
  const id = useId()
  const [from, setFrom] = useState(0)
  const [to, setTo] = useState(0)
  const { track } = walk
  if (track.length === 0) return null
  const last = Math.max(from, to)
  const choices = track.map((spot, i) => <option key={spot.at} value={i}>{when(spot.at)} · {i + 1}</option>)
  return (
    <fieldset className="field">
      <legend>{t('patrol.cut')}</legend>
      <label htmlFor={`${id}-from`}>{t('patrol.from')}</label>
      <select id={`${id}-from`} value={from} onChange={event => setFrom(Number(event.target.value))}>{choices}</select>
      <label htmlFor={`${id}-to`}>{t('patrol.to')}</label>
      <select id={`${id}-to`} value={last} onChange={event => setTo(Number(event.target.value))}>{choices}</select>
      <button className="button" type="button" onClick={() => { cut(track[from]!.at, track[last]!.at); setFrom(0); setTo(0) }}>{t('patrol.cutOut')}</button>
    </fieldset>
  )
}

/** What was seen, here and now. */
function Finding({ code }: { code: string }) {
  const { t } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [words, setWords] = useState('')
  const finding = useMutation({
    mutationFn: async () => patrols.find(code, words, await here()),
    onSuccess: () => setWords(''),
    onSettled: () => cache.invalidateQueries({ queryKey: ['patrol', code] }),
  })
  return (
    <form className="field" onSubmit={event => { event.preventDefault(); finding.mutate() }}>
      <label htmlFor={id}>{t('patrol.finding')}</label>
      <textarea id={id} rows={2} required maxLength={2000} value={words} onChange={event => setWords(event.target.value)} />
      {finding.isError && <ProblemNote problem={finding.error} />}
      {finding.data && <p role="status" className="hint">{t('patrol.found', { number: finding.data.number })}</p>}
      <button className="button" type="submit" disabled={finding.isPending}>{t('patrol.report')}</button>
    </form>
  )
}

const here = () =>
  new Promise<[number, number]>((told, refused) =>
    navigator.geolocation.getCurrentPosition(({ coords }) => told([coords.longitude, coords.latitude]), refused, { enableHighAccuracy: true, timeout: 15_000 }))
