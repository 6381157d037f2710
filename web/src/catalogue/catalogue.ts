import type { zh } from './zh'

type Sentences<T> = { [K in keyof T]: T[K] extends string ? string : Sentences<T[K]> }

/** The shape every language must fill: the keys of the Chinese one, all of them, and no others. */
export type Catalogue = Sentences<typeof zh>
