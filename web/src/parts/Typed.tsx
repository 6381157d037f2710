import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

export interface Asked {
  name: string; label: string; hint?: string; choices?: [string, string][]; pattern?: string; kind?: 'date' | 'datetime-local' | 'long'; optional?: boolean
}

/** A small form that folds away: some texts or choices, one button, and what became of it. */
export function Typed({ title, asked, go, send, more }: {
  title: string; asked: Asked[]; go: string; send: (typed: Record<string, string>) => Promise<unknown>; more?: ReactNode
}) {
  const { t } = useWords()
  const id = useId()
  const empty = Object.fromEntries(asked.map(each => [each.name, '']))
  const [typed, setTyped] = useState<Record<string, string>>(empty)
  const [state, setState] = useState<'ready' | 'sending' | 'done'>('ready')
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    setState('sending')
    try {
      await send(Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()])))
      setTyped(empty)
      setState('done')
    } catch (refused) {
      setProblem(refused)
      setState('ready')
    }
  }
  const put = (name: string, text: string) => {
    setState('ready')
    setTyped({ ...typed, [name]: text })
  }
  return (
    <details className="typed" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && <form onSubmit={event => void submit(event)}>
        {asked.map(({ name, label, hint, choices, pattern, kind, optional }) => (
          <div className="field" key={name}>
            <label htmlFor={`${id}-${name}`}>{label}{optional && <span className="quiet"> · {t('state.optional')}</span>}</label>
            {choices ? (
              <select id={`${id}-${name}`} required={!optional} value={typed[name]} onChange={event => put(name, event.target.value)}>
                <option value="">{t('state.pick')}</option>
                {choices.map(([value, said]) => <option key={value} value={value}>{said}</option>)}
              </select>
            ) : kind === 'long' ? (
              <textarea id={`${id}-${name}`} required={!optional} rows={3} maxLength={4000} value={typed[name]} onChange={event => put(name, event.target.value)} />
            ) : (
              <input id={`${id}-${name}`} type={kind ?? 'text'} required={!optional} maxLength={kind ? undefined : 128} pattern={pattern} value={typed[name]} autoComplete="off" spellCheck={false}
                aria-describedby={hint ? `${id}-${name}-hint` : undefined} onChange={event => put(name, event.target.value)} />
            )}
            {hint && <p className="hint" id={`${id}-${name}-hint`}>{hint}</p>}
          </div>
        ))}
        {more}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className="act-end">
          <button className="button" type="submit" disabled={state === 'sending'}>{go}</button>
          <p role="status">{state === 'done' && t('staff.done')}</p>
        </div>
      </form>}
    </details>
  )
}

/** Boxes to be ticked, each with its word. */
export function Ticks({ legend, all, ticked, change }: {
  legend: string; all: [string, string][]; ticked: string[]; change: (ticked: string[]) => void
}) {
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {all.map(([value, said]) => (
        <label className="check" key={value}>
          <input type="checkbox" checked={ticked.includes(value)}
            onChange={event => change(event.target.checked ? [...ticked, value] : ticked.filter(each => each !== value))} />
          <span>{said}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What is told this once and never again, such as a first password. */
export function Once({ about, secret, close }: { about: string; secret: string; close: () => void }) {
  const { t } = useWords()
  return (
    <div className="note note-turn" role="status">
      <div>
        <p><b>{about}</b></p>
        <p><code className="once">{secret}</code></p>
        <p className="hint">{t('staff.once')}</p>
        <button className="button small" type="button" onClick={close}>{t('staff.noted')}</button>
      </div>
    </div>
  )
}
