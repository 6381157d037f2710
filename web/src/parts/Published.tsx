import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { api } from '../api/client'
import { publicationQuery, rulesQuery } from '../api/queries'
import type { PublishedPart } from '../api/types'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'
import { FetchedPhoto } from './Photos'

/** What was said and shown about a matter: for everyone what was released, for its reporter how each part stands. */
export function Published({ number, token }: { number: string; token: string | null }) {
  const { t } = useWords()
  const asked = useQuery(publicationQuery(number, token))
  const parts = (asked.data?.parts ?? []).filter(part => part.photo || part.text || token)
  if (parts.length === 0) return null
  return (
    <section>
      <h2 className="section">{t('publish.title')}</h2>
      <ul className="published">
        {parts.map(part => <li key={`${part.number}.${part.part}`}><Part part={part} token={token} /></li>)}
      </ul>
      <p className="hint"><Link href="/rules">{t('publish.rules')}</Link></p>
    </section>
  )
}

function Part({ part, token }: { part: PublishedPart; token: string | null }) {
  const { t, say } = useWords()
  const rules = useQuery(rulesQuery)
  const ground = rules.data?.grounds.find(rule => rule.code === part.ground)
  const name = part.part === 0 ? t('publish.words') : t('publish.photo', { n: part.part })
  return (
    <>
      {part.text && <p className="own-text">{part.text}</p>}
      {part.photo && <FetchedPhoto link={part.photo.small} alt={name} reporter={token ? { number: part.number, token } : null} />}
      {part.state !== 'released' && <p className="quiet"><Icon name={part.state === 'withheld' ? 'lock' : 'clock'} />{name} · {t(`publish.${part.state}`)}{ground && ` · ${say(ground.title)}`}</p>}
      {part.mayAppeal && token && <Appeal part={part} token={token} />}
    </>
  )
}

function Appeal({ part, token }: { part: PublishedPart; token: string }) {
  const { t } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [words, setWords] = useState('')
  const sending = useMutation({
    mutationFn: () => api.appeal(part.number, part.part, words, token),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['publication'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '') sending.mutate()
  }
  return (
    <form className="field" onSubmit={submit}>
      <label htmlFor={id}>{t('publish.appealWhy')}</label>
      <textarea id={id} rows={2} maxLength={1000} required value={words} onChange={event => setWords(event.target.value)} />
      {sending.isError && <ProblemNote problem={sending.error} />}
      <button className="button small" type="submit" disabled={sending.isPending}>{t('publish.appeal')}</button>
    </form>
  )
}
