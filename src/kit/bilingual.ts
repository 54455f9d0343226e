/** The two languages of every screen. Japanese is the first. */
export const languages = ['ja', 'en'] as const

/** One of the two languages. */
export type Language = (typeof languages)[number]

/** A text in both languages. */
export type Bilingual = { readonly ja: string; readonly en: string }
