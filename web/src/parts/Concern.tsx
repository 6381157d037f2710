import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { api } from '../api/client'
import type { MatterView } from '../api/types'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'
import { UnitPicker } from './UnitPicker'

/** Whom a matter complains about and whether it is sensitive, for those who may know; some may correct it. */
export function Concern({ matter, token }: { matter: MatterView; token: string | null }) {
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  const concern = matter.concern
  if (!concern || (!concern.about && !concern.sensitive && !concern.mayState)) return null
  return (
    <section className="card part">
      <h2 className="section">{t('concern.title')}</h2>
      <p>{concern.about ? t('concern.about', { unit: say(concern.about.name) }) : t('concern.nobody')}</p>
      {concern.about && <p className="hint">{t('concern.aboutMeans')}</p>}
      {concern.sensitive && <p className="note"><Icon name="eye" />{t('concern.sensitiveMeans')}</p>}
      {concern.mayState && !open && <button className="button" type="button" onClick={() => setOpen(true)}>{t('concern.correct')}</button>}
      {open && <Correct matter={matter} token={token} done={() => setOpen(false)} />}
    </section>
  )
}

function Correct({ matter, token, done }: { matter: MatterView; token: string | null; done: () => void }) {
  const { t } = useWords()
  const cache = useQueryClient()
  const [about, setAbout] = useState(matter.concern?.about?.code ?? '')
  const [sensitive, setSensitive] = useState(matter.concern?.sensitive ?? false)
  const [reason, setReason] = useState('')
  const saying = useMutation({
    mutationFn: () => api.concern(matter.number, { ...(about === '' ? {} : { about }), sensitive, reason: reason.trim() }, token),
    onSuccess: () => {
      void cache.invalidateQueries()
      done()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') saying.mutate()
  }
  return (
    <form onSubmit={submit}>
      <UnitPicker label={t('concern.which')} hint={t('concern.whichHint')} value={about} choose={setAbout} />
      {matter.concern?.mayMark && (
        <label className="check">
          <input type="checkbox" checked={sensitive} onChange={event => setSensitive(event.target.checked)} />
          <span>{t('concern.sensitive')}</span>
        </label>
      )}
      <label className="field">
        <span>{t('concern.reason')}</span>
        <textarea rows={2} maxLength={500} required value={reason} onChange={event => setReason(event.target.value)} />
      </label>
      {saying.isError && <ProblemNote problem={saying.error} />}
      <button className="button" type="submit" disabled={saying.isPending || reason.trim() === ''}>{t('concern.say')}</button>
    </form>
  )
}
