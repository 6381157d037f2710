import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { mattersQuery } from '../api/queries'
import { MatterList } from '../parts/MatterList'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { WhoAnswers } from '../parts/WhoAnswers'
import { cityQuery } from '../api/queries'
import { Icon } from '../parts/Icon'
import { Link, useRouter } from '../router'
import { tidyNumber } from '../words/numbers'
import { useWords } from '../words/useWords'

export default function Home() {
  const { t, say } = useWords()
  const city = useQuery(cityQuery)
  return (
    <>
      <section className="hero">
        <div>
          <Heading title={city.data ? say(city.data.name) : t('nav.home')} className="hero-title">{t('home.title')}</Heading>
          <p className="hero-lead">{t('home.lead')}</p>
        </div>
        <div className="hero-do">
          <Link href="/report" className="button primary big"><Icon name="plus" />{t('home.report')}</Link>
          <p className="hint">{t('home.reportHint')}</p>
          <LookUp />
        </div>
      </section>
      {city.isError && <ProblemNote problem={city.error} retry={() => void city.refetch()} />}
      <WhoAnswers />
      <Latest />
    </>
  )
}

function LookUp() {
  const { t } = useWords()
  const { go } = useRouter()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const number = tidyNumber(typed)
    setBad(number === '')
    if (number !== '') go(`/matters/${encodeURIComponent(number)}`)
  }
  return (
    <form className="lookup field" role="search" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('home.lookup')}</label>
      <div className="lookup-row">
        <input id={id} value={typed} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder={t('home.lookupLabel')}
          aria-invalid={bad} aria-describedby={bad ? `${id}-bad` : undefined} onChange={event => setTyped(event.target.value)} />
        <button className="button" type="submit">{t('home.lookupGo')}</button>
      </div>
      {bad && <p className="field-bad" id={`${id}-bad`} role="alert"><Icon name="late" />{t('home.lookupBad')}</p>}
    </form>
  )
}

const latestShown = 8

function Latest() {
  const { t } = useWords()
  const latest = useInfiniteQuery(mattersQuery({ limit: latestShown }))
  const matters = latest.data?.pages[0]?.items ?? []
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('home.latest')}</h2>
        <Link href="/matters">{t('home.latestAll')}</Link>
      </div>
      {latest.isPending && <Loading />}
      {latest.isError && <ProblemNote problem={latest.error} retry={() => void latest.refetch()} />}
      {latest.isSuccess && (matters.length > 0 ? <MatterList matters={matters} /> : <Empty title={t('home.none')} />)}
    </section>
  )
}
