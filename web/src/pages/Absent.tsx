import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

export default function Absent() {
  const { t } = useWords()
  return (
    <div className="plain-page">
      <p className="plain-figure">404</p>
      <Heading title={t('absent.title')}>{t('absent.title')}</Heading>
      <p className="page-lead">{t('absent.said')}</p>
      <Link className="button primary" href="/">{t('absent.home')}</Link>
    </div>
  )
}
