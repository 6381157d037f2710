import { useRef, useState } from 'react'
import type { Filed } from '../api/types'
import { DueChip } from '../parts/Due'
import { Icon } from '../parts/Icon'
import { dueOf } from '../parts/MatterBody'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** What the reporter takes home: the number, who leads it, and the private link, whose token stays in the fragment. */
export function Receipt({ filed, again }: { filed: Filed; again: () => void }) {
  const { t, say, date } = useWords()
  const path = `/matters/${encodeURIComponent(filed.number)}#t=${encodeURIComponent(filed.token)}`
  const { matter, receipt } = filed
  return (
    <div className="receipt">
      <Heading title={t('receipt.title')}><span className="receipt-sign"><Icon name="met" /></span>{t('receipt.title')}</Heading>
      <p className="page-lead">{t('receipt.said')}</p>
      <section className="card">
        <p className="quiet">{t('receipt.number')}</p>
        <p className="receipt-number">{filed.number}</p>
        <dl className="facts">
          <div><dt>{t('receipt.at')}</dt><dd className="figures">{date(receipt.receivedAt)}</dd></div>
          <div><dt>{t('receipt.lead')}</dt><dd>{say(matter.lead.unit.name)}</dd></div>
          {matter.due && <div><dt>{t('receipt.due')}</dt><dd><DueChip {...dueOf(matter)} /></dd></div>}
        </dl>
      </section>
      <section className="card receipt-link">
        <h2><Icon name="lock" />{t('receipt.link')}</h2>
        <p className="hint">{t('receipt.linkWhy')}</p>
        <CopyLink link={`${location.origin}${path}`} />
      </section>
      <section className="receipt-hash">
        <h2 className="minor">{t('receipt.hash')}</h2>
        <code>{receipt.entryHash}</code>
        <p className="hint">{t('receipt.hashWhy')}</p>
      </section>
      <div className="receipt-do">
        <Link className="button primary" href={path}>{t('receipt.follow')}</Link>
        <button className="button" type="button" onClick={() => print()}><Icon name="print" />{t('state.print')}</button>
        <button className="button" type="button" onClick={again}>{t('receipt.another')}</button>
      </div>
    </div>
  )
}

/** The clipboard is missing on plain http; the text is then selected, so that one key copies it. */
function CopyLink({ link }: { link: string }) {
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <div className="copy">
      <input ref={field} readOnly value={link} aria-label={t('receipt.link')} onFocus={event => event.target.select()} />
      <button className="button" type="button" onClick={() => void copy()}><Icon name={copied ? 'met' : 'copy'} />{copied ? t('state.copied') : t('receipt.copyLink')}</button>
      <span className="visually-hidden" role="status">{copied ? t('state.copied') : ''}</span>
      <p className="print-only">{link}</p>
    </div>
  )
}
