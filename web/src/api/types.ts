import type { DutyNow } from './roster'
/** The wire shapes of `/api/v1`. Times are ISO 8601 in UTC; codes are the city's own. */

export interface Bilingual { zh: string; en: string }
export type Standing = 'standard' | 'partial' | 'local'
export type ClockState = 'running' | 'overdue' | 'met' | 'paused'

export interface City {
  id: string
  name: Bilingual
  zone: string
  locales: string[]
  demo: boolean
  bounds: [number, number, number, number]
  systems: { id: string; name: Bilingual; kind: 'component' | 'event'; standing: 'complete' | 'partial' | 'local'; note: Bilingual }[]
  limits: { description: number; address: number; name: number; phone: number; email: number }
  root: string
}

export interface CategoryRef { system: string; code: string; name: Bilingual; standing: Standing }
export interface Category extends CategoryRef { group: Bilingual; kind: 'component' | 'event' }
export interface CategoryKey { system: string; code: string }

export interface Area { code: string; name: Bilingual; level: string; levelName: Bilingual; children: number; bounds: [number, number, number, number] | null }
export interface AreaRef { code: string; name: Bilingual; level: string }
export interface PlanFeature {
  type: 'Feature'
  properties: { kind: 'area'; code: string; name: Bilingual } | { kind: 'segment'; id: string; name: Bilingual }
  geometry:
    | { type: 'Polygon'; coordinates: [number, number][][] }
    | { type: 'MultiPolygon'; coordinates: [number, number][][][] }
    | { type: 'LineString'; coordinates: [number, number][] }
    | { type: 'MultiLineString'; coordinates: [number, number][][] }
}
export interface Plan { type: 'FeatureCollection'; features: PlanFeature[] }

export interface UnitRef { code: string; name: Bilingual }
export interface PostRef { code: string; name: Bilingual }
export interface RuleRef { id: string; version: number; name: Bilingual }
export type Ground = 'rule' | 'intake-desk' | 'needs-a-person' | 'assigned' | 'one-up'
export interface Lost { rule: RuleRef; why: Bilingual }
export interface Article { id: string; law: Bilingual; number: string; gist: Bilingual; demo: boolean }
export interface Term { kind: string; amount: number }

export interface Responsibility {
  lead: { unit: UnitRef; post: PostRef | null; onDuty: boolean; duty: DutyNow }
  ground: Ground
  rule: RuleRef
  basis: Article | null
  lost: Lost[]
  limit: { term: Term; basis: Article | null } | null
  groups: { group: PostRef; units: UnitRef[] }[]
}
export interface Due { clock: string; start?: string; at: string; state: ClockState; provisional: boolean }
export interface MatterSummary {
  number: string
  category: CategoryRef | null
  state: string
  stateName: Bilingual
  stage: number
  open: boolean
  lead: { unit: UnitRef; post: PostRef | null }
  place: { areas: AreaRef[]; segment: { id: string; name: Bilingual } | null }
  openedAt: string
  due: Due | null
  reports: number
  undertaking: { number: string; name: Bilingual } | null
}

export interface Reason { code: string; name: Bilingual }
export type Need = 'note' | 'reason' | 'category' | 'unit'
/** What may be done now; `needs` must be given, `takes` may be. */
export interface PossibleAct { verb: string; name: Bilingual; reasons: Reason[]; needs: Need[]; takes: ('note' | 'category' | 'rating')[]; basis: Article | null; remedy: Bilingual }
export interface Told {
  at: string
  verb: string
  name: Bilingual
  fromState: string
  from: Bilingual
  toState: string
  to: Bilingual
  by: { kind: 'unit' | 'reporter' | 'clock'; unit: UnitRef | null; post: PostRef | null }
  reason: Reason | null
  note: string | null
  basis: Article | null
  remedy: Bilingual
}
export interface DeadlineView {
  clock: string
  name: Bilingual
  term: Term
  start: string; due: string
  state: ClockState
  provisional: boolean
  basis: Article | null
  escalations: number
  moved: { at: string; before: string; after: string; verb: Reason; reason: Reason | null; by: Told['by'] }[]
}
export interface MatterView extends MatterSummary {
  procedure: { name: string; version: number }
  deadlines: DeadlineView[]; story: Told[]
  responsibility: { ground: Ground; rule: RuleRef; basis: Article | null; lost: Lost[] }
  law: Article[]; acts: PossibleAct[]
  report: { description: string; address: string | null; point: [number, number] | null; channel: string; receivedAt: string; hasContact: boolean } | null
  /** Whom it complains about and whether it is sensitive; only for the reporter and for officers in reach. */
  concern: { about: UnitRef | null; sensitive: boolean; mayState: boolean; mayMark: boolean } | null
  duty: DutyNow | null
  revision: number
}
export interface QueueItem extends MatterSummary { acts: PossibleAct[]; revision: number }

export interface Page<T> { items: T[]; next: string | null }
export interface Queue extends Page<QueueItem> { counts: { due: number; overdue: number; open: number } }

export interface Session {
  account: string
  name: string
  posts: { code: string; name: Bilingual; unit: UnitRef }[]
  permissions: string[]
  csrf: string
  /** Whether a second factor was shown. */
  proven: boolean
  /** What must be done before anything else opens. */
  need?: 'password' | 'second-factor' | 'proof' | null
}
export interface DemoAccount { account: string; password: string; role: Bilingual; unit: UnitRef }

export interface ProcedureState { key: string; name: Bilingual; stage: number; owner: string | null; term: Term | null; basis: Article | null; end: boolean }
export interface ProcedureStep {
  from: string
  verb: string
  name: Bilingual
  to: string
  by: string
  reasons: Reason[]
  basis: Article | null
  remedy: Bilingual
  otherThan: string[]
}
export interface Procedure { name: string; version: number; title: Bilingual; start: string; states: ProcedureState[]; steps: ProcedureStep[] }

export interface Undertaking {
  number: string
  name: Bilingual
  goal: Bilingual
  forWhom: Bilingual
  atWhoseCost: Bilingual
  state: string
  stateName: Bilingual
  lead: { unit: UnitRef; post: PostRef | null }
  startedAt: string
  reviewOn: string
  matterCount: number
  matters: MatterSummary[]
}

export interface ReportDraft {
  description: string
  category?: CategoryKey
  location: { point?: [number, number]; area?: string; component?: string; address?: string }
  contact?: { name?: string; phone?: string; email?: string }
  language?: string
  photos?: string[]
  about?: string
  sensitive?: boolean
  protected?: boolean
}
export interface PhotoLinks { small: string; whole: string }
export interface PublishedPart {
  number: string
  part: number
  state: 'waiting' | 'released' | 'withheld' | 'appealed' | 'private'
  ground: string | null
  text: string | null
  photo: PhotoLinks | null
  mayAppeal: boolean
}
export interface DeskItem {
  number: string
  part: number
  at: string
  text: string | null
  masked: string | null
  found: string[]
  photo: PhotoLinks | null
  appeal: string | null
}
export interface PublishedRules { grounds: { code: string; title: Bilingual; meaning: Bilingual }[] }
export interface Filed {
  number: string
  token: string
  receipt: { number: string; receivedAt: string; entryHash: string }
  matter: MatterView
}
export interface ActRequest { verb: string; reason?: string; note?: string; category?: CategoryKey; unit?: string; rating?: number }

export interface ProblemBody { title?: string; status?: number; detail?: string; code?: string; errors?: { pointer: string; code: string }[] }

export interface RuleScope { scope: 'any' | 'system' | 'group' | 'one'; system: string | null; code: string | null; name: Bilingual }
export interface RuleRoad { id: string; name: Bilingual; from: number; to: number | null }
export interface DutyRule {
  id: string
  version: number
  name: Bilingual
  categories: RuleScope
  places: {
    kind: 'area' | 'road' | 'component-class' | 'owner-role'
    area: UnitRef
    road: RuleRoad | null
    component: { system: string; code: string; name: Bilingual } | null
  }
  unit: UnitRef
  post: UnitRef | null
  basis: string
  article: Article | null
  priority: number | null
  fallback: boolean
  from: string
  to: string | null
}
export interface RuleWhere {
  categories: RuleScope[]
  area: UnitRef
  except: UnitRef[]
  spared: number
  road: RuleRoad | null
  things: { kind: { name: Bilingual } | null; owned: 'yes' | 'no' | 'either' }[]
  from: string
  to: string | null
}
export interface RuleCount { gaps: number; onlyFallbacks: number; overlaps: number; crossings: number }
export interface DutyFinding {
  sort: 'gap' | 'only-fallback' | 'overlap' | 'crossing'
  rules: DutyRule[]
  where: RuleWhere[]
  advice: { deed: 'add' | 'replace' | 'drop'; rule: DutyRule }[]
}
export interface DutyAudit {
  version: number
  at: string
  extent: { categories: number; areas: number; stretches: number; kinds: number; rules: number }
  count: RuleCount
  total: number
  findings: DutyFinding[]
}
export interface DutyDraft {
  code: string
  standing: 'drafted' | 'rehearsed' | 'approved' | 'withdrawn'
  reason: string
  wishedFrom: string | null
  draftedAt: string
  unit: UnitRef
  post: UnitRef
  own: boolean
  mayApprove: boolean
  changes: { id: string; before: DutyRule | null; after: DutyRule | null }[]; changed: number
  rehearsal: {
    at: string
    stale: boolean
    before: RuleCount
    after: RuleCount
    unsettled: string[][]
    widened: { sort: 'gap' | 'only-fallback'; categories: string[]; area: string; spared: number }[]
    matters: number
    elsewhere: number
    moves: { from: UnitRef | null; to: UnitRef | null; matters: number; examples: string[] }[]
  } | null
  acknowledged: string | null
  approvedAt: string | null
  approvedBy: UnitRef | null
  takesEffect: string | null
}
export type DraftedRule = { id: string; ends: true } | {
  id: string
  name: Bilingual
  categories: { scope: string; system?: string; code?: string }
  places: { kind: string; area: string; road?: string; from?: number; to?: number; system?: string; code?: string }
  unit: string
  post?: string
  basis: string
  priority?: number
  fallback: boolean
}

/** How often matters were first sent to the wrong unit. */
export interface MisrouteShare { handled: number; elsewhere: number; rate: number; low: number; high: number }
export interface Misroutes {
  at: string
  least: number
  confidence: number
  zone: string
  months: {
    month: string
    whole: boolean
    sent: number
    share: MisrouteShare | null
    units: { unit: UnitRef; share: MisrouteShare }[]
    others: { units: number; share: MisrouteShare } | null
  }[]
}
