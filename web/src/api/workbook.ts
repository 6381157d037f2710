import type { Bilingual, RuleCount } from './types'

/** What a sheet would change, or which of its cells are at fault. */
export interface CheckedTable {
  rows: number
  unchanged: number
  begins: number
  ends: number
  faulty: number
  faults: { sheet: string; cell: string; header: string; read: string; code: string; says: Bilingual }[]
  from: string | null
  rehearsal: { before: RuleCount; after: RuleCount; replay: { matters: number; elsewhere: number } } | null
  draft: string | null
}
