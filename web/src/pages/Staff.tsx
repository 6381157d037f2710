import { useState } from 'react'
import { Heading } from '../parts/Shell'
import { StaffAccounts } from '../parts/StaffAccounts'
import { StaffKeys } from '../parts/StaffKeys'
import { StaffUnits } from '../parts/StaffUnits'
import { Link } from '../router'
import { useWords } from '../words/useWords'

const parts = ['units', 'accounts', 'keys'] as const

/** Where the security administrator keeps units, posts, accounts of staff and keys of other systems. */
export default function Staff() {
  const { t } = useWords()
  const [part, setPart] = useState<(typeof parts)[number]>('units')
  return (
    <div className="desk-page">
      <Heading title={t('staff.title')}>{t('staff.title')}</Heading>
      <p className="page-lead">{t('staff.lead')} <Link href="/delegations">{t('lent.title')}</Link></p>
      <div className="segmented" role="group" aria-label={t('staff.title')}>
        {parts.map(each => <button key={each} type="button" aria-pressed={each === part} onClick={() => setPart(each)}>{t(`staff.${each}`)}</button>)}
      </div>
      {part === 'units' && <StaffUnits />}
      {part === 'accounts' && <StaffAccounts />}
      {part === 'keys' && <StaffKeys />}
    </div>
  )
}
