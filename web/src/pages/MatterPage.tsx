import { useQuery } from '@tanstack/react-query'
import { Problem } from '../api/client'
import { matterQuery } from '../api/queries'
import { MatterBody } from '../parts/MatterBody'
import { Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { tokenIn, useRouter } from '../router'
import { useWords } from '../words/useWords'

export default function MatterPage({ number }: { number: string }) {
  const { t } = useWords()
  const { hash } = useRouter()
  const token = tokenIn(hash)
  const asked = useQuery(matterQuery(number, token))
  const tokenRefused = token !== null && asked.error instanceof Problem && [401, 403].includes(asked.error.status)
  const open = useQuery({ ...matterQuery(number, null), enabled: tokenRefused })
  const matter = asked.data ?? (tokenRefused ? open.data : undefined)
  const strange = tokenRefused || (token !== null && asked.data !== undefined && asked.data.report === null)

  if (matter) {
    return (
      <>
        {strange && <p className="note note-bad" role="alert">{t('matter.wrongToken')}</p>}
        <MatterBody matter={matter} token={strange ? null : token} heading={name => <Heading title={matter.number}>{name}</Heading>} />
      </>
    )
  }
  return (
    <>
      <Heading title={number} className={asked.isPending ? 'visually-hidden' : ''}>{number}</Heading>
      {asked.isError && !tokenRefused ? <ProblemNote problem={asked.error} retry={() => void asked.refetch()} /> : <Loading />}
    </>
  )
}
