import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { api, newKey, Problem } from '../api/client'
import { identity } from '../api/identity'
import type { Warning } from '../api/identity'
import { cityQuery } from '../api/queries'
import type { Category, City, Filed, ReportDraft } from '../api/types'
import { AreaPicker, areaOf, nowhere } from '../parts/AreaPicker'
import type { Chosen } from '../parts/AreaPicker'
import { CategoryPicker } from '../parts/CategoryPicker'
import { Icon } from '../parts/Icon'
import { MyPosition } from '../parts/MyPosition'
import type { Position } from '../parts/MyPosition'
import { ProblemNote } from '../parts/Notes'
import { Photos } from '../parts/Photos'
import type { Photo } from '../parts/Photos'
import { Heading } from '../parts/Shell'
import { UnitPicker } from '../parts/UnitPicker'
import { useWords } from '../words/useWords'
import { Receipt } from './Receipt'

type How = 'plan' | 'me' | 'address'
interface Contact { name: string; phone: string; email: string }
type Lack = 'what' | 'where' | 'email' | 'phone'

const noContact: Contact = { name: '', phone: '', email: '' }

export default function Report() {
  const [filed, setFiled] = useState<Filed | null>(null)
  const [round, setRound] = useState(0)
  if (filed) return <Receipt filed={filed} again={() => { setFiled(null); setRound(round + 1) }} />
  return <Form key={round} done={setFiled} />
}

function Form({ done }: { done: (filed: Filed) => void }) {
  const { t, language } = useWords()
  const id = useId()
  const city = useQuery(cityQuery).data
  const form = useRef<HTMLFormElement>(null)
  const key = useRef(newKey())
  const [what, setWhat] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const [how, setHow] = useState<How>('plan')
  const [chosen, setChosen] = useState<Chosen>(nowhere)
  const [position, setPosition] = useState<Position | null>(null)
  const [address, setAddress] = useState('')
  const [contact, setContact] = useState(noContact)
  const [photos, setPhotos] = useState<Photo[]>([])
  const [about, setAbout] = useState('')
  const [sensitive, setSensitive] = useState(false)
  const [guarded, setGuarded] = useState(false)
  const [lacks, setLacks] = useState<Lack[]>([])
  const [warnings, setWarnings] = useState<Warning[]>([])
  const [warned, setWarned] = useState('')

  const sending = useMutation({
    mutationFn: (draft: ReportDraft) => api.report(draft, key.current),
    onSuccess: done,
    onError: problem => {
      // a refused draft will be changed and is then another report; after a silence the same key makes the retry safe
      if (problem instanceof Problem && problem.status >= 400 && problem.status < 500 && problem.status !== 429) key.current = newKey()
    },
  })
  const where = locationOf(how, chosen, position, address, city)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = lacksOf(what, where, contact)
    setLacks(lacking)
    if (lacking.length > 0 || where === null) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const draft: ReportDraft = {
      description: what.trim(),
      ...(category === null ? {} : { category: { system: category.system, code: category.code } }),
      location: where,
      ...contactOf(contact),
      ...(photos.length === 0 ? {} : { photos: photos.map(photo => photo.token) }),
      ...(about === '' ? {} : { about }),
      ...(sensitive ? { sensitive } : {}),
      ...(guarded && contactOf(contact).contact ? { protected: guarded } : {}),
      language: language === 'en' ? 'en' : 'zh-CN',
    }
    void send(draft)
  }
  /** Says once by what others could guess who reports; sent again unchanged, it goes as it stands. */
  const send = async (draft: ReportDraft) => {
    const said = JSON.stringify(draft)
    const found = warned === said ? [] : (await identity.preview(draft).catch(() => ({ warnings: [] }))).warnings
    setWarned(said)
    setWarnings(found)
    if (found.length === 0) sending.mutate(draft)
  }
  const limit = city?.limits.description ?? 2000
  const bad = (lack: Lack) => lacks.includes(lack)

  return (
    <form className="report" ref={form} onSubmit={submit} noValidate>
      <Heading title={t('report.title')}>{t('report.title')}</Heading>
      <p className="page-lead">{t('report.lead')}</p>

      <Part>
        <div className="field">
          <label htmlFor={`${id}-what`} className="part-title">{t('report.what')} <Required /></label>
          <textarea id={`${id}-what`} rows={4} maxLength={limit} value={what} required aria-invalid={bad('what')}
            aria-describedby={`${id}-what-hint${bad('what') ? ` ${id}-what-bad` : ''}`} onChange={event => setWhat(event.target.value)} />
          <p className="hint split" id={`${id}-what-hint`}><span>{t('report.whatHint')}</span>{limit - what.length < 200 && <span className="figures">{t('report.left', { n: limit - what.length })}</span>}</p>
          {bad('what') && <Bad id={`${id}-what-bad`}>{t('report.missing.what')}</Bad>}
        </div>
        <CategoryPicker label={t('report.category')} hint={t('report.categoryHint')} value={category} choose={setCategory} optional />
        <Photos photos={photos} change={setPhotos} />
      </Part>

      <Part>
        <h2 className="part-title" id={`${id}-where`}>{t('report.where')} <Required /></h2>
        <Ways how={how} choose={setHow} bad={bad('where')} />
        {bad('where') && <Bad>{t('report.missing.where')}</Bad>}
        {how === 'plan' && <AreaPicker value={chosen} change={setChosen} withPin />}
        {how === 'me' && <MyPosition bounds={city?.bounds ?? null} value={position} change={setPosition} />}
        {(how === 'address' || how === 'plan') && (
          <div className="field">
            <label htmlFor={`${id}-address`}>{t('report.address')}{how === 'plan' && <span className="quiet"> · {t('state.optional')}</span>}</label>
            <input id={`${id}-address`} value={address} maxLength={city?.limits.address ?? 200} autoComplete="off"
              aria-describedby={`${id}-address-hint`} onChange={event => setAddress(event.target.value)} />
            <p className="hint" id={`${id}-address-hint`}>{t('report.addressHint')}</p>
          </div>
        )}
      </Part>

      <Part>
        <ContactFields value={contact} change={setContact} city={city} lacks={lacks} />
        {contactOf(contact).contact && <Check on={guarded} change={setGuarded}>{t('identity.protect')}</Check>}
        <UnitPicker label={t('concern.which')} hint={t('concern.whichHint')} value={about} choose={setAbout} />
        <Check on={sensitive} change={setSensitive}>{t('concern.sensitive')}</Check>
        <WhoSees />
      </Part>

      <div className="report-end">
        {lacks.length > 0 && <p className="field-bad" role="alert"><Icon name="late" />{t('report.fix', { n: lacks.length })}</p>}
        {warnings.length > 0 && <Guessable warnings={warnings} />}
        {sending.isError && <ProblemNote problem={sending.error} />}
        <button className="button primary big" type="submit" disabled={sending.isPending}>{sending.isPending ? t('report.sending') : t('report.submit')}</button>
      </div>
    </form>
  )
}

function locationOf(how: How, chosen: Chosen, position: Position | null, address: string, city: City | undefined): ReportDraft['location'] | null {
  const said = address.trim() === '' ? {} : { address: address.trim() }
  if (how === 'me') return position ? { point: position.point } : null
  if (how === 'address') return said.address && city ? { ...said, area: areaOf(chosen)?.code ?? city.root } : null
  if (chosen.pin) return { point: chosen.pin, ...said }
  const area = areaOf(chosen)
  return area ? { area: area.code, ...said } : null
}

function lacksOf(what: string, where: ReportDraft['location'] | null, contact: Contact): Lack[] {
  return [
    ...(what.trim() === '' ? ['what' as const] : []),
    ...(where === null ? ['where' as const] : []),
    ...(contact.phone !== '' && !/^[+\d][\d\s-]{2,30}$/.test(contact.phone) ? ['phone' as const] : []),
    ...(contact.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(contact.email) ? ['email' as const] : []),
  ]
}

function contactOf(contact: Contact): Pick<ReportDraft, 'contact'> {
  const given = Object.fromEntries(Object.entries(contact).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ''))
  return Object.keys(given).length === 0 ? {} : { contact: given }
}

const Part = ({ children }: { children: ReactNode }) => <div className="card part">{children}</div>

function Required() {
  const { t } = useWords()
  return <span className="required">{t('state.required')}</span>
}

const Bad = ({ id, children }: { id?: string; children: ReactNode }) => <p className="field-bad" {...(id ? { id } : {})}><Icon name="late" />{children}</p>

function Ways({ how, choose, bad }: { how: How; choose: (how: How) => void; bad: boolean }) {
  const { t } = useWords()
  const ways: [How, string][] = [['plan', t('report.byPlan')], ['me', t('report.byMe')], ['address', t('report.byAddress')]]
  return (
    <fieldset className="ways">
      <legend className="visually-hidden">{t('report.how')}</legend>
      {ways.map(([way, name]) => (
        <label key={way}>
          <input type="radio" name="how" value={way} checked={how === way} aria-invalid={bad && how === way} onChange={() => choose(way)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}

function ContactFields({ value, change, city, lacks }: { value: Contact; change: (contact: Contact) => void; city: City | undefined; lacks: Lack[] }) {
  const { t } = useWords()
  const id = useId()
  const field = (name: keyof Contact, type: string, autoComplete: string, bad: boolean, badText: string) => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>{t(`report.${name}`)}</label>
      <input id={`${id}-${name}`} type={type} autoComplete={autoComplete} value={value[name]} maxLength={city?.limits[name] ?? 100} aria-invalid={bad}
        aria-describedby={bad ? `${id}-${name}-bad` : undefined} onChange={event => change({ ...value, [name]: event.target.value })} />
      {bad && <Bad id={`${id}-${name}-bad`}>{badText}</Bad>}
    </div>
  )
  return (
    <fieldset className="contact">
      <legend className="part-title">{t('report.contact')} <span className="quiet">{t('state.optional')}</span></legend>
      <p className="hint">{t('report.contactHint')}</p>
      <div className="contact-fields">
        {field('name', 'text', 'name', false, '')}
        {field('phone', 'tel', 'tel', lacks.includes('phone'), t('report.missing.phone'))}
        {field('email', 'email', 'email', lacks.includes('email'), t('report.missing.email'))}
      </div>
    </fieldset>
  )
}

function Check({ on, change, children }: { on: boolean; change: (on: boolean) => void; children: ReactNode }) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={event => change(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}

function Guessable({ warnings }: { warnings: Warning[] }) {
  const { t } = useWords()
  return (
    <div className="note" role="alert">
      <Icon name="eye" />
      <div>
        <p><b>{t('identity.guess.title')}</b></p>
        <ul>{warnings.map(warning => <li key={warning.code}>{t(`identity.guess.${warning.code}`)}</li>)}</ul>
        <p>{t('identity.guess.goOn')}</p>
      </div>
    </div>
  )
}

function WhoSees() {
  const { t } = useWords()
  return (
    <div className="sees">
      <h3 className="minor">{t('report.whoSees')}</h3>
      <ul>
        <li><Icon name="eye" />{t('report.seesPublic')}</li>
        <li><Icon name="unit" />{t('report.seesStaff')}</li>
        <li><Icon name="lock" />{t('report.seesContact')}</li>
      </ul>
    </div>
  )
}
