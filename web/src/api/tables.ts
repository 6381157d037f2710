import { ask, query, sendFile } from './client'
import type { Named } from './identity'
import type { Bilingual } from './types'
import type { CheckedTable } from './workbook'

/** A table by which the city works, and what the reader may do with it. */
export interface CityTable { key: string; name: Bilingual; open: boolean; amends: boolean }

/** One row that begins, changes or ends, cell by cell. */
export interface AmendedRow {
  key: string; sort: 'added' | 'changed' | 'ended'; from: string | null; to: string | null
  cells: { column: string; name: Bilingual; before: string; after: string }[]
}

/** What a sheet would change, or which of its cells are at fault. */
export interface CheckedAmendment {
  table: string; rows: number; unchanged: number; added: number; changed: number; ended: number
  faulty: number; faults: CheckedTable['faults']; changes: AmendedRow[]; notes: Bilingual[]; draft: string | null
}

export interface Amendment {
  code: string; table: string; name: Bilingual; standing: 'drafted' | 'approved' | 'withdrawn'; reason: string; draftedAt: string
  unit: Named; post: Named; own: boolean; mayApprove: boolean; changed: number; changes: AmendedRow[]; approvedAt: string | null; approvedBy: Named | null
}

const part = encodeURIComponent

/** The tables of the city: fetched as sheets, sent back changed, approved by somebody else. */
export const tables = {
  list: () => ask<{ items: CityTable[] }>('/tables'),
  amendments: (table: string) => ask<{ items: Amendment[] }>(`/tables/${part(table)}/amendments`),
  send: (table: string, file: File, how: { 'dry-run'?: boolean; reason?: string }) =>
    sendFile<CheckedAmendment>(`/tables/${part(table)}/workbook${query(how)}`, file),
  decide: (code: string, deed: 'approval' | 'withdrawal') => ask<Amendment>(`/amendments/${part(code)}/${deed}`, { method: 'POST', body: {} }),
  file: (table: string, how: { format?: string; template?: boolean }) => `/api/v1/tables/${part(table)}/workbook${query(how)}`,
}
