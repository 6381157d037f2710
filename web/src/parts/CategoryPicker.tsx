import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { categoriesQuery, cityQuery } from '../api/queries'
import type { Category, City } from '../api/types'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'

interface Props {
  label: string
  hint?: string
  value: Category | null
  choose: (category: Category | null) => void
  optional?: boolean
}

const shownAtMost = 80

/** The categories that hold every word typed, in Chinese, English or code; systems keep the city's own order. */
export function find(categories: Category[], typed: string): Category[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return categories.filter(category => {
    const text = `${category.name.zh} ${category.name.en} ${category.group.zh} ${category.group.en} ${category.code} ${category.system}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/** A searchable list of categories, each code system under its own name and standing (ARIA combobox with a list). */
export function CategoryPicker({ label, hint, value, choose, optional = false }: Props) {
  const { t, say } = useWords()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const categories = useQuery(categoriesQuery).data
  const city = useQuery(cityQuery).data
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const fitting = useMemo(() => find(categories ?? [], typed ?? '').slice(0, shownAtMost), [categories, typed])
  const marked = fitting[active]

  useEffect(() => {
    if (open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, active, id])

  const show = () => {
    setOpen(true)
    setActive(0)
  }
  const leave = () => {
    setOpen(false)
    setTyped(null)
  }
  const take = (category: Category) => {
    choose(category)
    leave()
  }
  const move = (by: number) => {
    if (!open) show()
    else if (fitting.length > 0) setActive(now => (now + by + fitting.length) % fitting.length)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && open && marked) {
      event.preventDefault()
      take(marked)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      leave()
    }
  }

  return (
    <div className="field combo" ref={box} onBlur={event => !box.current?.contains(event.relatedTarget) && leave()}>
      <label htmlFor={id}>{label}{optional && <span className="quiet"> · {t('state.optional')}</span>}</label>
      <div className="combo-box">
        <input
          id={id} type="text" role="combobox" autoComplete="off" spellCheck={false}
          aria-expanded={open} aria-controls={`${id}-list`} aria-autocomplete="list"
          aria-activedescendant={open && marked ? `${id}-${active}` : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={typed ?? (value ? say(value.name) : '')}
          onChange={event => { setTyped(event.target.value); show() }}
          onClick={() => !open && show()}
          onKeyDown={press}
        />
        {value && typed === null
          ? <button type="button" className="combo-end" aria-label={t('combobox.clear')} onClick={() => choose(null)}><Icon name="close" /></button>
          : <button type="button" className="combo-end" tabIndex={-1} aria-label={t('combobox.open')} onClick={() => open ? leave() : show()}><Icon name="down" /></button>}
      </div>
      {open && (
        <Options id={id} label={label} fitting={fitting} active={active} city={city} take={take} />
      )}
      {value && !open && <Standing category={value} city={city} />}
      {hint && !value && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      <span className="visually-hidden" role="status">{open ? (fitting.length === 0 ? t('combobox.none') : t('combobox.count', { n: fitting.length })) : ''}</span>
    </div>
  )
}

function Options({ id, label, fitting, active, city, take }: {
  id: string
  label: string
  fitting: Category[]
  active: number
  city: City | undefined
  take: (category: Category) => void
}) {
  const { t, say } = useWords()
  const systems = [...new Set(fitting.map(category => category.system))]
  if (fitting.length === 0) return <div className="combo-list" id={`${id}-list`}><p className="combo-none">{t('combobox.none')}</p></div>
  return (
    <div className="combo-list" id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1}>
      {systems.map(system => (
        <div key={system} role="group" aria-labelledby={`${id}-${system}`}>
          <p className="combo-system" id={`${id}-${system}`} role="presentation"><SystemName system={system} city={city} /></p>
          {fitting.map((category, i) => category.system === system && (
            <div
              key={category.code} id={`${id}-${i}`} role="option" aria-selected={i === active} className="combo-option"
              onMouseDown={event => event.preventDefault()} onClick={() => take(category)}
            >
              <code>{category.code}</code>
              <span>{say(category.name)}</span>
              <span className="quiet">{say(category.group)}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** The name of a code system with how much of it is held: a partial or local one never passes for the standard. */
function SystemName({ system, city }: { system: string; city: City | undefined }) {
  const { t, say } = useWords()
  const known = city?.systems.find(each => each.id === system)
  return (
    <>
      {known ? say(known.name) : system}
      {known && known.standing !== 'complete' && <span className="mark">{t(`standing.${known.standing}`)}</span>}
    </>
  )
}

function Standing({ category, city }: { category: Category; city: City | undefined }) {
  const { t } = useWords()
  const why = category.standing === 'partial' ? t('standing.partialWhy') : category.standing === 'local' ? t('standing.localWhy') : null
  return (
    <p className="hint">
      <SystemName system={category.system} city={city} /> <code>{category.code}</code>
      {why && <span> {why}</span>}
    </p>
  )
}
