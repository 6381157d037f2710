import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { tables } from '../api/tables'
import type { AmendedRow, Amendment, CheckedAmendment, CityTable } from '../api/tables'
import { Faults } from '../parts/DutyWorkbook'
import { Empty, Loading, ProblemNote } from '../parts/Notes'
import { Heading } from '../parts/Shell'
import { Link } from '../router'
import { useWords } from '../words/useWords'

/** The tables by which the city works: choose one, fetch it, send it back changed; somebody else approves. */
export default function Tables() {
  const { t, say } = useWords()
  const id = useId()
  const found = useQuery({ queryKey: ['tables'], queryFn: tables.list })
  const [key, setKey] = useState('')
  const items = found.data?.items ?? []
  const chosen = items.find(each => each.key === key) ?? items.find(each => each.amends) ?? items[0]
  return (
    <div className="desk-page duties">
      <Heading title={t('tables.title')}>{t('tables.title')}</Heading>
      <p className="page-lead">{t('tables.lead')}</p>
      <p><Link href="/duties">{t('tables.duties')}</Link></p>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} retry={() => void found.refetch()} />}
      {chosen && (
        <>
          <div className="field">
            <label htmlFor={`${id}-table`}>{t('tables.which')}</label>
            <select id={`${id}-table`} value={chosen.key} onChange={event => setKey(event.target.value)}>
              {items.map(each => <option key={each.key} value={each.key}>{say(each.name)}</option>)}
            </select>
          </div>
          <One table={chosen} key={chosen.key} />
        </>
      )}
    </div>
  )
}

function One({ table }: { table: CityTable }) {
  const { t, say } = useWords()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const checking = useMutation({ mutationFn: (chosen: File) => tables.send(table.key, chosen, { 'dry-run': true }) })
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    checking.mutate(chosen)
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 className="minor" id={`${id}-title`}>{say(table.name)}</h2>
      <p className="duty-links">
        <a href={tables.file(table.key, {})} download={`${table.key}.xlsx`}>{t('tables.xlsx')}</a>{' '}
        <a href={tables.file(table.key, { format: 'csv' })} download={`${table.key}.csv`}>{t('tables.csv')}</a>{' '}
        <a href={tables.file(table.key, { template: true })} download={`${table.key}.xlsx`}>{t('tables.template')}</a>
      </p>
      {table.amends && (
        <div className="field drop" onDragOver={event => event.preventDefault()}
          onDrop={event => { event.preventDefault(); choose(event.dataTransfer.files[0]) }}>
          <input className="visually-hidden file-input" id={`${id}-file`} type="file" accept=".xlsx,.csv" disabled={checking.isPending}
            aria-describedby={`${id}-hint`} onChange={event => { choose(event.target.files?.[0]); event.target.value = '' }} />
          <label className="button file-button" htmlFor={`${id}-file`}>{t('workbook.choose')}</label>
          <p className="hint" id={`${id}-hint`}>{t('tables.hint')}</p>
        </div>
      )}
      {checking.isPending && <p role="status">{t('workbook.checking')}</p>}
      {checking.isError && <ProblemNote problem={checking.error} />}
      {file && checking.data && <Checked file={file} checked={checking.data} key={checking.submittedAt} />}
      {table.amends && <Amendments table={table.key} />}
    </section>
  )
}

function Checked({ file, checked }: { file: File; checked: CheckedAmendment }) {
  const { t, n, say } = useWords()
  const changes = checked.added + checked.changed + checked.ended
  return (
    <>
      <p role="status">
        <b>{file.name}</b> {t('tables.counts', {
          rows: n(checked.rows), unchanged: n(checked.unchanged), added: n(checked.added), changed: n(checked.changed), ended: n(checked.ended),
        })}
      </p>
      {checked.notes.map(note => <p className="note" key={note.en}>{say(note)}</p>)}
      {checked.faulty > 0 ? <Faults checked={checked} /> : changes === 0 ? <p>{t('workbook.same')}</p> : <Keep file={file} checked={checked} />}
    </>
  )
}

function Keep({ file, checked }: { file: File; checked: CheckedAmendment }) {
  const { t } = useWords()
  const id = useId()
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const keeping = useMutation({
    mutationFn: () => tables.send(checked.table, file, { reason }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['amendments', checked.table] }),
  })
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    keeping.mutate()
  }
  if (keeping.isSuccess) return <p role="status">{t('tables.drafted', { code: keeping.data.draft ?? '' })}</p>
  return (
    <form onSubmit={send}>
      <Rows rows={checked.changes} total={checked.added + checked.changed + checked.ended} />
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('tables.reason')}</label>
        <textarea id={`${id}-reason`} required maxLength={300} rows={2} value={reason} onChange={event => setReason(event.target.value)} />
      </div>
      {keeping.isError && <ProblemNote problem={keeping.error} />}
      <button className="button primary" type="submit" disabled={keeping.isPending}>{t('tables.send')}</button>
    </form>
  )
}

function Rows({ rows, total }: { rows: AmendedRow[]; total: number }) {
  const { t, say, n, date } = useWords()
  const id = useId()
  return (
    <>
      <h3 className="minor" id={id}>{t('tables.changes')}</h3>
      <div className="table-box" role="region" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t('tables.row')}</th><th scope="col">{t('tables.what')}</th><th scope="col">{t('tables.cells')}</th></tr></thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <th scope="row"><code>{row.key}</code></th>
                <td>{t(`tables.${row.sort}`)}{row.sort === 'ended' && row.to && ` ${date(row.to)}`}</td>
                <td>
                  {row.cells.map(cell => (
                    <p key={cell.column}><span className="quiet">{say(cell.name)}</span>{' '}
                      {row.sort === 'changed' && <><del>{cell.before || '—'}</del> → </>}{(row.sort === 'ended' ? cell.before : cell.after) || '—'}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length && <p>{t('duty.shown', { n: n(rows.length), total: n(total) })}</p>}
    </>
  )
}

function Amendments({ table }: { table: string }) {
  const { t } = useWords()
  const found = useQuery({ queryKey: ['amendments', table], queryFn: () => tables.amendments(table), retry: false })
  return (
    <>
      <h2 className="minor">{t('tables.amendments')}</h2>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNote problem={found.error} retry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <Empty title={t('tables.none')} />}
      <ul className="rows">{found.data?.items.map(each => <li key={each.code}><Item amendment={each} /></li>)}</ul>
    </>
  )
}

function Item({ amendment }: { amendment: Amendment }) {
  const { t, say, when, n } = useWords()
  const cache = useQueryClient()
  const deciding = useMutation({
    mutationFn: (deed: 'approval' | 'withdrawal') => tables.decide(amendment.code, deed),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['amendments', amendment.table] }),
  })
  return (
    <details>
      <summary>{amendment.reason} · {t(`duty.${amendment.standing}`)} · {t('tables.size', { n: n(amendment.changed) })}</summary>
      <p className="quiet">
        <code>{amendment.code}</code> · {t('duty.by', { unit: say(amendment.unit.name), post: say(amendment.post.name) })} · {when(amendment.draftedAt)}
        {amendment.approvedBy && amendment.approvedAt && ` · ${t('duty.approved')} ${say(amendment.approvedBy.name)} ${when(amendment.approvedAt)}`}
      </p>
      <Rows rows={amendment.changes} total={amendment.changed} />
      {deciding.isError && <ProblemNote problem={deciding.error} />}
      {amendment.standing === 'drafted' && (
        <>
          {amendment.own && <p className="note">{t('duty.fourEyes')}</p>}
          <p className="actions">
            {amendment.mayApprove && <button className="button primary" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('approval')}>{t('duty.approve')}</button>}{' '}
            <button className="button" type="button" disabled={deciding.isPending} onClick={() => deciding.mutate('withdrawal')}>{t('duty.withdraw')}</button>
          </p>
        </>
      )}
    </details>
  )
}
