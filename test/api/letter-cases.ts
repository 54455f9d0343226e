/** The endpoints of official letters, each once right and once wrong. */
import { letterSorts } from '../../src/domain/letter/sort.ts'
import { decision, issue } from '../letter/world.ts'
import { taken } from '../world/delivery.ts'
import { type CaseRow, type CaseWorld, noApplication, notAllowed, once } from './case-world.ts'

const noLetter = { status: 404, code: 'letter_unknown' } as const

/** A letter to the visitor. */
const lettered = once(async (world: CaseWorld) => {
  const application = await world.apply()
  const { letter } = taken(await issue(world.context, decision(application)))
  return { application, letter }
})

const { usual } = letterSorts['grant-return']
const template = { ...usual, ja: { ...usual.ja, subject: '申請書類の補正について（依頼）' } }

/** The cases by the names of their endpoints. */
export const letterCases: Readonly<Record<string, CaseRow>> = {
  listLettersOfApplication: {
    right: async (world) => ({
      path: `/applications/${(await lettered(world)).application}/letters`,
    }),
    wrong: (world) => ({ path: `/applications/${world.never}/letters`, ...noApplication }),
  },
  listLetters: {
    right: async (world) => {
      await lettered(world)
      return { path: '/desk/letters?sort=grant-decision&programme=fair', by: world.officer }
    },
    wrong: () => ({ path: '/desk/letters', ...notAllowed }),
  },
  readLetter: {
    right: async (world) => ({ path: `/letters/${(await lettered(world)).letter}` }),
    wrong: (world) => ({ path: `/letters/${world.never}`, by: world.officer, ...noLetter }),
  },
  downloadLetter: {
    right: async (world) => ({
      path: `/letters/${(await lettered(world)).letter}/pdf?language=en`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/letters/${world.never}/pdf`, ...noLetter }),
  },
  listLetterTemplates: {
    right: (world) => ({ path: '/desk/letter-templates', by: world.officer }),
    wrong: () => ({ path: '/desk/letter-templates', ...notAllowed }),
  },
  readLetterTemplate: {
    right: (world) => ({ path: '/desk/letter-templates/grant-decision', by: world.officer }),
    wrong: (world) => ({
      path: '/desk/letter-templates/grant-nothing',
      by: world.officer,
      ...noLetter,
    }),
  },
  saveLetterTemplate: {
    right: (world) => ({
      path: '/desk/letter-templates/grant-return',
      by: world.admin,
      body: { version: 0, template, reason: '要綱の改正' },
    }),
    wrong: (world) => ({
      path: '/desk/letter-templates/grant-return',
      by: world.officer,
      body: { version: 0, template, reason: '要綱の改正' },
      ...notAllowed,
    }),
  },
  previewLetterTemplate: {
    right: (world) => ({
      path: '/desk/letter-templates/grant-return/preview',
      by: world.admin,
      body: { template },
    }),
    wrong: (world) => ({
      path: '/desk/letter-templates/grant-return/preview',
      by: world.admin,
      body: { template: { ...template, ja: { ...template.ja, subject: '{nothing}' } } },
      status: 422,
      code: 'letter_has_no_such_place',
    }),
  },
  readLetterNumbers: {
    right: (world) => ({ path: '/desk/letter-numbers', by: world.officer }),
    wrong: () => ({ path: '/desk/letter-numbers', ...notAllowed }),
  },
  saveLetterNumbers: {
    right: (world) => ({
      path: '/desk/letter-numbers',
      by: world.admin,
      body: { form: '{year}産労雇第{number}号' },
    }),
    wrong: (world) => ({
      path: '/desk/letter-numbers',
      by: world.admin,
      body: { form: '第{number}号' },
      status: 422,
      code: 'letter_number_form_not_valid',
    }),
  },
}
