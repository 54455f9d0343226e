/** The columns of the list of people who wait for a proposal, and what they wish for. */
import type { PersonProfile } from '../../../domain/delivery/placement/profile.ts'
import type { PlacementSettings } from '../../../domain/delivery/placement/settings.ts'
import {
  codeReader,
  readDate,
  textReader,
  wholeNumberReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { WaitingPerson } from '../../../store/placement-people.ts'
import { both, codeOf, namesOf, onlyRead, severalOptions } from './sheet-words.ts'

/** A row of the list: the options are named as the settings have them. */
export type ListedProfile = WaitingPerson & { readonly settings: PlacementSettings }

const of = <T>(pick: (profile: PersonProfile) => T) => {
  return ({ profile }: ListedProfile): T | null => profile && pick(profile)
}

/** The columns of profiles: whoever registered, and what they wish for. */
export const profileColumns = [
  {
    key: 'number',
    heading: both('申込番号', 'Application number'),
    aliases: ['番号', '登録番号', 'Number'],
    hint: both('登録の番号（8文字）です。', 'The number of the registration (8 characters).'),
    form: 'code',
    required: true,
    write: ({ number }) => codeOf(number),
    read: codeReader(),
  },
  {
    key: 'name',
    heading: both('氏名', 'Name'),
    hint: onlyRead,
    form: 'text',
    write: ({ name }) => name,
  },
  {
    key: 'areas',
    heading: both('働ける地域', 'Areas'),
    hint: severalOptions,
    form: 'text',
    write: ({ profile, settings }, language: Language) =>
      profile && namesOf(settings.areas, profile.areas, language),
    read: textReader(1000),
  },
  {
    key: 'works',
    heading: both('仕事の種類', 'Kinds of work'),
    hint: severalOptions,
    form: 'text',
    write: ({ profile, settings }, language: Language) =>
      profile && namesOf(settings.works, profile.works, language),
    read: textReader(1000),
  },
  {
    key: 'wish',
    heading: both('希望する仕事', 'Work wished for'),
    hint: both('自由に書きます。', 'In their own words.'),
    form: 'text',
    write: of(({ wish }) => wish),
    read: textReader(1000),
  },
  {
    key: 'daysWeek',
    heading: both('週の日数', 'Days a week'),
    hint: both('働ける最大の日数です。', 'At most.'),
    form: 'number',
    write: of(({ daysWeek }) => daysWeek),
    read: wholeNumberReader(1, 7),
  },
  {
    key: 'hoursWeek',
    heading: both('週の時間', 'Hours a week'),
    hint: both('働ける最大の時間です。', 'At most.'),
    form: 'number',
    write: of(({ hoursWeek }) => hoursWeek),
    read: wholeNumberReader(1, 60),
  },
  {
    key: 'from',
    heading: both('働き始められる日', 'From when'),
    hint: both('この日から働けます。', 'The first day on which they can work.'),
    form: 'date',
    write: of(({ from }) => from),
    read: readDate,
  },
  {
    key: 'needs',
    heading: both('必要な配慮', 'Needed'),
    hint: severalOptions,
    form: 'text',
    write: ({ profile, settings }, language: Language) =>
      profile && namesOf(settings.needs, profile.needs, language),
    read: textReader(1000),
  },
  {
    key: 'needsWords',
    heading: both('そのほかの配慮', 'Also needed'),
    hint: both('自由に書きます。', 'In their own words.'),
    form: 'text',
    write: of(({ needsWords }) => needsWords),
    read: textReader(1000),
  },
  {
    key: 'birthDate',
    heading: both('生年月日', 'Date of birth'),
    hint: both('年齢の条件があるときに使います。', 'Used where there is a condition of age.'),
    form: 'date',
    write: of(({ birthDate }) => birthDate),
    read: readDate,
  },
] as const satisfies readonly ListColumn<ListedProfile>[]
