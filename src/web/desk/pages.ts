/** The desk: where staff work. */
import type { Rooms } from '../personal.ts'
import { editOfferingPage } from './offering/edit.tsx'
import { offeringsPage } from './offering/list.tsx'
import { newOfferingPage } from './offering/new.tsx'
import { offeringPage } from './offering/overview.tsx'
import { workListPage } from './work-list.tsx'

/** Which page, file and stream answers which route of `routes/desk.ts`. */
export const deskRooms = {
  personal: {
    desk: workListPage,
    deskOfferings: offeringsPage,
    newOffering: newOfferingPage,
    deskOffering: offeringPage,
    editOffering: editOfferingPage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
