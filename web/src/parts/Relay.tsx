import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { identity } from '../api/identity'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

/** What staff and reporter write to each other; neither sees the other's address. */
export function Relay({ number, token }: { number: string; token: string | null }) {
  const { t, say, when } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const key = ['messages', number, token]
  const thread = useQuery({ queryKey: key, queryFn: () => identity.messages(number, token), retry: false })
  const [text, setText] = useState('')
  const sending = useMutation({
    mutationFn: () => identity.send(number, text.trim(), token),
    onSuccess: after => {
      cache.setQueryData(key, after)
      setText('')
    },
  })
  if (thread.isError) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') sending.mutate()
  }
  const sender = (message: { fromReporter: boolean; unit: { name: { zh: string; en: string } } | null; post: { name: { zh: string; en: string } } | null }) =>
    message.fromReporter ? t('identity.reporter') : [message.unit, message.post].filter(each => each !== null).map(each => say(each.name)).join(' · ')
  return (
    <section className="card part">
      <h2 className="section">{t('identity.messages')}</h2>
      <p className="hint">{t('identity.messagesHint')}</p>
      <ul className="story">
        {thread.data?.items.map(message => (
          <li key={message.at}><p><b>{sender(message)}</b> <span className="quiet">{when(message.at)}</span></p><p>{message.text}</p></li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-text`}>{t('identity.write')}</label>
          <textarea id={`${id}-text`} rows={2} maxLength={2000} value={text} onChange={event => setText(event.target.value)} />
        </div>
        {sending.isError && <ProblemNote problem={sending.error} />}
        <button className="button" type="submit" disabled={sending.isPending || text.trim() === ''}>{t('identity.send')}</button>
      </form>
    </section>
  )
}
