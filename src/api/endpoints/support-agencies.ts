/** The agencies of a programme, its settings, and the outreach list. */
import { z } from 'zod'
import { addAgency, addMember, changeAgency, removeMember } from '../../commands/support/agency.ts'
import { settingsOf } from '../../commands/support/open-support.ts'
import { importOutreach } from '../../commands/support/outreach.ts'
import { otherKind, saveSupportSettings } from '../../commands/support/settings.ts'
import { parseCorporateNumber } from '../../domain/codes.ts'
import { parseCompanyName } from '../../domain/company-name.ts'
import { retentionMonths } from '../../domain/delivery/lifecycle.ts'
import type { OutreachRow } from '../../domain/delivery/support/outreach-row.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { listAgencies, listMembers } from '../../store/support-agency.ts'
import { answered, answeredOrTried, faultsOf } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, command, givenBoth, id, reason } from '../schema/basic.ts'
import { fileOf, largestList, rowFaults, source } from '../schema/list.ts'
import { agency, agencyOf, agencySort, day } from '../schema/support.ts'
import { findDeskOffering } from './open-offering.ts'

const settings = {
  agencies: z.array(id).max(200),
  followUpMonths: z.array(z.literal([...retentionMonths])),
  countsUnregistered: z.boolean(),
}

const read = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/support',
  name: 'readSupportSettings',
  tag: 'supports',
  scope: 'offering.read',
  summary: { ja: '伴走支援の設定と支援機関を読む', en: 'Read the settings and the agencies' },
  answer: z
    .strictObject({
      ...settings,
      version: z.int(),
      all: z.array(
        z
          .strictObject({ ...agency.shape, accounts: z.array(id) })
          .meta({ id: 'SupportAgencyStaff' }),
      ),
    })
    .meta({ id: 'SupportSettings' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'offering.read')
      if (!found.ok) return found
      if (found.value.kind !== 'support') return otherKind
      const { programme, version } = found.value
      const agencies = await listAgencies(books, [programme])
      const ids = agencies.map((one) => one.id)
      const members = await listMembers(books, ids)
      const all = agencies.map((one) => {
        const own = members.filter((member) => member.agency === one.id)
        return { ...agencyOf(one), accounts: own.map(({ account }) => account) }
      })
      return ok({ ...settingsOf(found.value), version, all })
    }),
})

const save = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/support',
  name: 'saveSupportSettings',
  tag: 'supports',
  scope: 'offering.write',
  summary: { ja: '伴走支援の設定を保存する', en: 'Save the settings' },
  body: z.strictObject({ ...settings, version: z.int() }).meta({ id: 'SupportSettingsEdit' }),
  answer: z.strictObject({ command, version: z.int() }).meta({ id: 'SupportSettingsSaved' }),
  handle: async ({ context, params: { offering }, body: { version, ...details } }) => {
    const done = await saveSupportSettings(context, { offering, version, details })
    return answered(done, (saved) => ({ version: saved.version }))
  },
})

const written = z.strictObject({ command, agency: id }).meta({ id: 'SupportAgencyWritten' })

const add = endpoint({
  method: 'post',
  path: '/desk/support-agencies',
  name: 'addSupportAgency',
  tag: 'supports',
  scope: 'offering.write',
  summary: { ja: '支援機関を加える', en: 'Add an agency' },
  body: z
    .strictObject({ programme: plainText(100), sort: agencySort, name: givenBoth(200) })
    .meta({ id: 'NewSupportAgency' }),
  answer: written,
  status: 201,
  handle: async ({ context, body }) =>
    answered(await addAgency(context, body), (made) => ({ agency: made.agency })),
})

const change = endpoint({
  method: 'put',
  path: '/desk/support-agencies/{agency}',
  name: 'changeSupportAgency',
  tag: 'supports',
  scope: 'offering.write',
  summary: { ja: '支援機関を直す', en: 'Change an agency' },
  body: z
    .strictObject({ sort: agencySort, name: givenBoth(200), isOpen: z.boolean() })
    .meta({ id: 'SupportAgencyEdit' }),
  answer: written,
  handle: async ({ context, params, body }) =>
    answered(await changeAgency(context, { ...body, id: params.agency }), (made) => {
      return { agency: made.agency }
    }),
})

const join = endpoint({
  method: 'put',
  path: '/desk/support-agencies/{agency}/staff/{account}',
  name: 'addSupportAgencyStaff',
  tag: 'supports',
  scope: 'offering.write',
  summary: { ja: '支援機関に職員を加える', en: 'Say who works for an agency' },
  answer: written,
  handle: async ({ context, params }) =>
    answered(await addMember(context, params), (made) => ({ agency: made.agency })),
})

const leave = endpoint({
  method: 'delete',
  path: '/desk/support-agencies/{agency}/staff/{account}',
  name: 'removeSupportAgencyStaff',
  tag: 'supports',
  scope: 'offering.write',
  summary: { ja: '支援機関から職員を外す', en: 'Say who no longer works for an agency' },
  answer: written,
  handle: async ({ context, params }) =>
    answered(await removeMember(context, params), (made) => ({ agency: made.agency })),
})

const row = z
  .strictObject({
    corporateNumber: plainText(40).nullable().default(null),
    name: plainText(200),
    telephone: plainText(40).nullable().default(null),
    area: plainText(100).default(''),
    why: plainText(1000).default(''),
    agencies: z.array(plainText(200)).max(50).default([]),
    on: day.nullable().default(null),
  })
  .meta({ id: 'OutreachRow' })

const outreach = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/outreach',
  name: 'importOutreach',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '働きかけ先の一覧を取り込む', en: 'Import an outreach list' },
  note: {
    ja: 'まず dryRun=true で確かめてください。一覧はまとめて取り消せます（undoImport）。',
    en: 'Try it with dryRun=true first. It can be taken back as a whole (undoImport).',
  },
  body: z
    .strictObject({ source, rows: z.array(row).min(1).max(20_000), reason })
    .meta({ id: 'OutreachList' }),
  largestBody: largestList,
  hasDryRun: true,
  answer: z
    .strictObject({
      command,
      read: z.int(),
      added: z.int(),
      faults: rowFaults,
      alike: z.array(z.strictObject({ row: z.int(), message: bothLanguages })),
    })
    .meta({ id: 'OutreachEntered' }),
  handle: async ({ context, params: { offering }, body, dryRun }) => {
    const { rows, faults } = readRows(body.rows)
    const file = fileOf(body.source, body.rows)
    const given = { offering, file, rows, dryRun, reason: body.reason }
    const done = await importOutreach(context, given)
    return answeredOrTried(done, dryRun, ({ added, faults: refused, alike }) => {
      const all = [...faults, ...refused].toSorted((one, other) => one.row - other.row)
      return { read: body.rows.length, added, faults: faultsOf(all), alike }
    })
  },
})

function readRows(given: readonly z.output<typeof row>[]) {
  const rows: OutreachRow[] = []
  const faults: RowFault[] = []
  for (const [index, { corporateNumber, ...each }] of given.entries()) {
    const number = corporateNumber === null ? ok(null) : parseCorporateNumber(corporateNumber)
    const name = parseCompanyName(each.name)
    const place = { row: index + 1, column: null }
    if (!number.ok) faults.push({ ...place, ...number.refusal })
    else if (!name.ok) faults.push({ ...place, ...name.refusal })
    else rows.push({ ...each, row: index + 1, number: number.value, name: name.value })
  }
  return { rows, faults }
}

/** The rows of agencies, settings and outreach lists. */
export const supportAgencyEndpoints: readonly AnyEndpoint[] = [
  read,
  save,
  add,
  change,
  join,
  leave,
  outreach,
]
