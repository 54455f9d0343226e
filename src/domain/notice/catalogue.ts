/** Every notice there is, by the name of its template. */
import type { ApplicationNotice } from '../delivery/application-notice.ts'
import { accountTemplates } from './account.ts'
import { certificationTemplates } from './certification.ts'
import { exchangeTemplates } from './exchange.ts'
import { progressTemplates } from './progress.ts'
import { seatTemplates } from './seat.ts'
import { selectionTemplates } from './selection.ts'
import { sessionTemplates } from './session.ts'
import { supportTemplates } from './support.ts'
import type { Template, ValuesOf } from './template.ts'

const applicationTemplates = {
  ...seatTemplates,
  ...sessionTemplates,
  ...selectionTemplates,
  ...exchangeTemplates,
  ...progressTemplates,
} as const satisfies Readonly<Record<ApplicationNotice, Template>>

/** The templates by their names. */
export const templates = {
  ...accountTemplates,
  ...applicationTemplates,
  ...certificationTemplates,
  ...supportTemplates,
} as const

export type TemplateName = keyof typeof templates

/** The names of the templates. */
export const templateNames = Object.keys(templates) as readonly TemplateName[]

/** The values that a template takes. */
export type NoticeValues<N extends TemplateName> = ValuesOf<(typeof templates)[N]['fields']>

/** The template of a name; undefined where the books name one that there is not. */
export function findTemplate(name: string): Template | undefined {
  return Object.hasOwn(templates, name) ? templates[name as TemplateName] : undefined
}
