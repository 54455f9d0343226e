/** Booths, counsellors and rooms one by one: changing, closing, ordering them. */
import { z } from 'zod'
import { editResource, moveResource } from '../../commands/offering/resource.ts'
import { refuse, ok, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listHolders } from '../../store/role-grant.ts'
import { findResource } from '../../store/session.ts'
import { answered } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, givenBoth, id } from '../schema/basic.ts'

const changed = z.strictObject({ command, resource: id }).meta({ id: 'ResourceChanged' })

const edit = endpoint({
  method: 'post',
  path: '/desk/resources/{resource}/edit',
  name: 'editResource',
  tag: 'desk',
  scope: 'offering.write',
  summary: {
    ja: 'ブース・相談員・部屋を直す、閉じる',
    en: 'Change or close a booth, counsellor or room',
  },
  note: {
    ja: '書かなかった項目は、そのままです。閉じても、予約済みのものは残ります。',
    en: 'What is left out stays. Closed, what is reserved there stays.',
  },
  body: z
    .strictObject({
      name: givenBoth(200).optional(),
      account: id.nullable().optional().meta({ description: 'The account of a counsellor.' }),
      isOpen: z.boolean().optional(),
    })
    .meta({ id: 'ResourceEdit' }),
  answer: changed,
  handle: async (call) => {
    const { context, params, body } = call
    const { name, account, isOpen } = body
    const fits = account
      ? await inBooks(call, (books) => checkCounsellor(books, params.resource, account))
      : ok(undefined)
    if (!fits.ok) return fits
    const done = await editResource(context, {
      resource: params.resource,
      ...(name !== undefined && { name }),
      ...(account !== undefined && { account }),
      ...(isOpen !== undefined && { isOpen }),
    })
    return answered(done, ({ resource }) => ({ resource }))
  },
})

/** Only a counsellor of the programme is a counsellor's account; booths and rooms have none. */
async function checkCounsellor(books: Books, at: string, account: string): Promise<Result<void>> {
  const resource = await findResource(books, at)
  const offering = resource && (await findOffering(books, resource.offering))
  const holders = await listHolders(books, 'counsellor')
  const isOne = holders.some(
    (grant) => grant.account === account && ['', offering?.programme].includes(grant.programme),
  )
  return !resource || (isOne && resource.sort === 'counsellor') ? ok(undefined) : notACounsellor
}

const move = endpoint({
  method: 'post',
  path: '/desk/resources/{resource}/move',
  name: 'moveResource',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '並び順を1つ変える', en: 'Move it one place up or down' },
  body: z.strictObject({ way: z.enum(['up', 'down']) }).meta({ id: 'ResourceMove' }),
  answer: changed,
  handle: async ({ context, params, body }) => {
    const given = { resource: params.resource, way: body.way }
    return answered(await moveResource(context, given), ({ resource }) => ({ resource }))
  },
})

const notACounsellor = refuse(
  'not_a_counsellor_here',
  'この方は、この事業の相談員ではありません。相談員の権限を確かめてください。',
  'This account is no counsellor of this programme. Check its roles.',
)

/** The rows of single booths, counsellors and rooms. */
export const resourceEndpoints: readonly AnyEndpoint[] = [edit, move]
