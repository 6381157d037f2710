import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { identity } from '../api/identity'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'
import { Relay } from './Relay'

/** For the reporter: what is held, who looked, and what may be done about it. */
export function HeldOfMe({ number, token }: { number: string; token: string }) {
  const { t } = useWords()
  const cache = useQueryClient()
  const key = ['held', number, token]
  const held = useQuery({ queryKey: key, queryFn: () => identity.held(number, token), retry: false }).data
  const again = () => cache.invalidateQueries({ queryKey: key })
  const guarding = useMutation({ mutationFn: (on: boolean) => identity.protect(number, on, token), onSuccess: again })
  const erasing = useMutation({ mutationFn: () => identity.erase(number, token), onSuccess: again })
  const [sure, setSure] = useState(false)
  if (!held) return null
  return (
    <>
      <section className="card part">
        <h2 className="section">{t('identity.yours')}</h2>
        <p>{t(held.erased ? 'identity.erased' : held.contact ? 'identity.kept' : 'identity.none', { n: held.keptDays })}</p>
        <Looks held={held} />
        {held.contact && (
          <>
            <label className="check">
              <input type="checkbox" checked={held.guarded} disabled={guarding.isPending} onChange={event => guarding.mutate(event.target.checked)} />
              <span>{t('identity.protect')}</span>
            </label>
            <Correct number={number} token={token} done={again} />
          </>
        )}
        {held.hold && <p className="note">{t('identity.hold')}</p>}
        {[guarding, erasing].map((each, i) => each.isError && <ProblemNote key={i} problem={each.error} />)}
        <div className="act-end">
          <button className="button" type="button" onClick={() => void save(number, token)}>{t('identity.export')}</button>
          {held.contact && !sure && <button className="button" type="button" onClick={() => setSure(true)}>{t('identity.erase')}</button>}
          {held.contact && sure && <button className="button" type="button" disabled={erasing.isPending} onClick={() => erasing.mutate()}>{t('identity.eraseSure')}</button>}
        </div>
      </section>
      <Relay number={number} token={token} />
    </>
  )
}

function Looks({ held }: { held: { looks: { unit: { name: { zh: string; en: string } }; post: { name: { zh: string; en: string } }; purpose: { name: { zh: string; en: string } }; at: string; view: string }[] } }) {
  const { t, say, when } = useWords()
  if (held.looks.length === 0) return <p><Icon name="eye" /> {t('identity.nobodyLooked')}</p>
  return (
    <>
      <h3 className="minor">{t('identity.whoLooked')}</h3>
      <ul className="story">
        {held.looks.map(look => (
          <li key={look.view}>{say(look.unit.name)} · {say(look.post.name)} · {say(look.purpose.name)} · <span className="quiet">{when(look.at)} · {look.view}</span></li>
        ))}
      </ul>
    </>
  )
}

function Correct({ number, token, done }: { number: string; token: string; done: () => void }) {
  const { t } = useWords()
  const id = useId()
  const [contact, setContact] = useState({ name: '', phone: '', email: '' })
  const correcting = useMutation({
    mutationFn: () => identity.correct(number, token, Object.fromEntries(Object.entries(contact).filter(([, text]) => text.trim() !== ''))),
    onSuccess: () => { setContact({ name: '', phone: '', email: '' }); done() },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    correcting.mutate()
  }
  return (
    <details>
      <summary>{t('identity.correct')}</summary>
      <form onSubmit={submit}>
        {(['name', 'phone', 'email'] as const).map(field => (
          <div className="field" key={field}>
            <label htmlFor={`${id}-${field}`}>{t(`report.${field}`)}</label>
            <input id={`${id}-${field}`} value={contact[field]} maxLength={254} onChange={event => setContact({ ...contact, [field]: event.target.value })} />
          </div>
        ))}
        {correcting.isError && <ProblemNote problem={correcting.error} />}
        <p role="status">{correcting.isSuccess ? t('identity.corrected') : null}</p>
        <button className="button" type="submit" disabled={correcting.isPending}>{t('identity.save')}</button>
      </form>
    </details>
  )
}

/** The file is made here; nothing leaves this device but to where the reporter saves it. */
async function save(number: string, token: string) {
  const text = JSON.stringify(await identity.exported(number, token), null, 2)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `${number}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
