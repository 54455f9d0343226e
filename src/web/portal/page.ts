/** What a public page is: it is given a visit, and answers with something to show or a refusal. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import type { Result } from '../../kit/result.ts'
import type { Links, Params, RouteNameOf } from '../routes.ts'
import type { Crumb } from '../ui/trail.tsx'
import type { Catalogue, OpenEdition, Shelf } from './shelf.ts'

/** A route that is a page. */
export type PageName = RouteNameOf<'page'>

/** What a reader asks for, and what the page may read. */
export type Visit<N extends PageName = PageName> = {
  readonly language: Language
  readonly to: Links
  readonly params: Params<N>
  readonly query: URLSearchParams
  readonly catalogue: Catalogue
  readonly shelf: Shelf
  /** Whether the site has a list of what can be applied for. */
  readonly hasOfferings: boolean
}

/** A page to show. */
export type Shown = {
  readonly state: 'shown'
  readonly title: string
  /** The way from the home page, this page's own name last. */
  readonly trail: readonly Crumb[]
  readonly body: Child
  /** Whose figures are shown; null on pages without any. */
  readonly open: OpenEdition | null
  /** 400 where the question could not be understood and the page says so. */
  readonly status?: 200 | 400
}

/** The reader is sent on. */
export type Moved = { readonly state: 'moved'; readonly href: string }

/** A page: a refusal becomes a 404 with its sentence. */
export type Page<N extends PageName> = (visit: Visit<N>) => Promise<Result<Shown | Moved>>
