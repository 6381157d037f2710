import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { DragEvent, SyntheticEvent } from 'react'
import { api } from '../api/client'
import type { CheckedTable } from '../api/workbook'
import { useRouter } from '../router'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'

/** The duty list as a file: anyone fetches it; whoever may draft sends it back, sees what it would do, and makes a draft of it. */
export function DutyWorkbook({ edits }: { edits: boolean }) {
  const { t } = useWords()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const checking = useMutation({ mutationFn: (chosen: File) => api.sendDuties(chosen, { 'dry-run': true }) })
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    checking.mutate(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    choose(event.dataTransfer.files[0])
  }
  return (
    <section className="duty-file" aria-labelledby={`${id}-title`}>
      <h2 className="minor" id={`${id}-title`}>{t('workbook.title')}</h2>
      <p className="duty-links">
        <a href="/api/v1/rules/workbook" download="duties.xlsx">{t('workbook.xlsx')}</a>{' '}
        <a href="/api/v1/rules/workbook?format=csv" download="duties.csv">{t('workbook.csv')}</a>
      </p>
      {edits && (
        <div className="field drop" onDragOver={event => event.preventDefault()} onDrop={drop}>
          <input className="visually-hidden file-input" id={`${id}-file`} type="file" accept=".xlsx,.csv" disabled={checking.isPending}
            aria-describedby={`${id}-hint`} onChange={event => { choose(event.target.files?.[0]); event.target.value = '' }} />
          <label className="button file-button" htmlFor={`${id}-file`}><Icon name="plus" />{t('workbook.choose')}</label>
          <p className="hint" id={`${id}-hint`}>{t('workbook.hint')}</p>
        </div>
      )}
      {checking.isPending && <p role="status">{t('workbook.checking')}</p>}
      {checking.isError && <ProblemNote problem={checking.error} />}
      {file && checking.data && <Checked file={file} checked={checking.data} key={checking.submittedAt} />}
    </section>
  )
}

function Checked({ file, checked }: { file: File; checked: CheckedTable }) {
  const { t, n } = useWords()
  return (
    <>
      <p role="status">
        <b>{file.name}</b> {t('workbook.counts', { rows: n(checked.rows), unchanged: n(checked.unchanged), begins: n(checked.begins), ends: n(checked.ends) })}
      </p>
      {checked.faulty > 0 ? <Faults checked={checked} /> : checked.begins + checked.ends === 0 ? <p>{t('workbook.same')}</p> : <Keep file={file} checked={checked} />}
    </>
  )
}

/** The cells of a sheet that are at fault, each with what would be right. */
export function Faults({ checked }: { checked: Pick<CheckedTable, 'faulty' | 'faults'> }) {
  const { t, say, n } = useWords()
  const id = useId()
  return (
    <>
      <p id={id}><b>{t('workbook.faulty', { n: n(checked.faulty) })}</b></p>
      <div className="table-box" role="region" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t('workbook.cell')}</th><th scope="col">{t('workbook.column')}</th><th scope="col">{t('workbook.read')}</th><th scope="col">{t('workbook.right')}</th></tr></thead>
          <tbody>
            {checked.faults.map(fault => (
              <tr key={fault.cell}>
                <th scope="row"><code>{fault.cell}</code></th><td>{fault.header}</td><td>{fault.read}</td><td>{say(fault.says)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {checked.faulty > checked.faults.length && <p>{t('workbook.more', { n: n(checked.faulty - checked.faults.length) })}</p>}
    </>
  )
}

function Keep({ file, checked }: { file: File; checked: CheckedTable }) {
  const { t, n } = useWords()
  const { go } = useRouter()
  const id = useId()
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const keeping = useMutation({
    mutationFn: () => api.sendDuties(file, { reason }),
    onSuccess: made => {
      void cache.invalidateQueries({ queryKey: ['duty-drafts'] })
      go(`/duties/drafts/${made.draft}`)
    },
  })
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    keeping.mutate()
  }
  const tried = checked.rehearsal
  return (
    <form onSubmit={send}>
      {tried && (
        <dl className="facts">
          {(['gaps', 'onlyFallbacks', 'overlaps', 'crossings'] as const).map(sort => (
            <div key={sort}><dt>{t(`duty.${sort}`)}</dt><dd>{n(tried.before[sort])} → {n(tried.after[sort])}</dd></div>
          ))}
        </dl>
      )}
      {tried && <p>{t('duty.elsewhere', { matters: n(tried.replay.matters), n: n(tried.replay.elsewhere) })}</p>}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('duty.reason')}</label>
        <textarea id={`${id}-reason`} required maxLength={300} rows={2} value={reason} onChange={event => setReason(event.target.value)} />
      </div>
      {keeping.isError && <ProblemNote problem={keeping.error} />}
      <button className="button primary" type="submit" disabled={keeping.isPending}>{t('duty.send')}</button>
    </form>
  )
}
