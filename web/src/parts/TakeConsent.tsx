import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { visits } from '../api/visits'
import type { ErrandView } from '../api/visits'
import type { Named } from '../api/identity'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'
import { QrCode } from './QrCode'

const texts = ['name', 'address', 'phone', 'wish'] as const

/** Takes down, face to face, that somebody wants to be looked after; what they are left with takes it back. */
export function TakeConsent({ errands, areas }: { errands: ErrandView[]; areas: Named[] }) {
  const { t, say, n } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [errand, setErrand] = useState(errands[0]?.errand.code ?? '')
  const [area, setArea] = useState(areas[0]?.code ?? '')
  const longest = errands.find(each => each.errand.code === errand)?.days ?? 1
  const [days, setDays] = useState(30)
  const [contact, setContact] = useState({ name: '', address: '', phone: '', wish: '' })
  const giving = useMutation({
    mutationFn: () => visits.give({ errand, area, days, ...contact }),
    onSuccess: () => setContact({ name: '', address: '', phone: '', wish: '' }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['visits'] }),
  })
  return (
    <details className="typed">
      <summary>{t('visit.take')}</summary>
      <form onSubmit={event => { event.preventDefault(); giving.mutate() }}>
        <p className="hint">{t('visit.takeHint')}</p>
        <div className="field">
          <label htmlFor={`${id}-errand`}>{t('visit.what')}</label>
          <select id={`${id}-errand`} value={errand} onChange={event => setErrand(event.target.value)}>{errands.map(each => <option key={each.errand.code} value={each.errand.code}>{say(each.errand.name)}</option>)}</select>
          <label htmlFor={`${id}-area`}>{t('visit.area')}</label>
          <select id={`${id}-area`} value={area} onChange={event => setArea(event.target.value)}>{areas.map(each => <option key={each.code} value={each.code}>{say(each.name)}</option>)}</select>
          <label htmlFor={`${id}-days`}>{t('visit.days', { n: n(longest) })}</label>
          <input id={`${id}-days`} type="number" min={1} max={longest} value={days} onChange={event => setDays(Number(event.target.value))} />
          {texts.map(key => (
            <span key={key}>
              <label htmlFor={`${id}-${key}`}>{t(`visit.${key}`)}</label>
              <input id={`${id}-${key}`} type="text" maxLength={200} autoComplete="off" required={key === 'name' || key === 'address'} value={contact[key]} onChange={event => setContact({ ...contact, [key]: event.target.value })} />
            </span>
          ))}
        </div>
        {giving.isError && <ProblemNote problem={giving.error} />}
        <button className="button" type="submit" disabled={giving.isPending}>{t('visit.give')}</button>
      </form>
      {giving.data && <Left code={giving.data.code} token={giving.data.token} />}
    </details>
  )
}

function Left({ code, token }: { code: string; token: string }) {
  const { t } = useWords()
  const address = `${location.origin}/consent#c=${encodeURIComponent(code)}&t=${encodeURIComponent(token)}`
  return (
    <div className="card part" role="status">
      <p><b>{t('visit.left')}</b></p>
      <p><code>{code}</code> · <code>{token}</code></p>
      <QrCode text={address} label={t('visit.qr')} />
    </div>
  )
}
