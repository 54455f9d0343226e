/** How many came. Scans and persons are two numbers. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import type { DoorTally } from '../../store/door.ts'

/** The numbers, each under its name; a script finds them by `data-tally`. */
export function Tally({ tally, language }: TallyProps): Child {
  const say = texts[language]
  return (
    <dl class="door-tally">
      {tallied.map((name) => (
        <div class={name === 'persons' ? 'main' : undefined}>
          <dt>{say[name]}</dt>
          <dd>
            <span data-tally={name}>{tally[name].toLocaleString('en-GB')}</span> {say.units[name]}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type TallyProps = { readonly tally: DoorTally; readonly language: Language }

const tallied = ['persons', 'expected', 'anonymous', 'scans', 'forDesk', 'offline'] as const

const texts = {
  ja: {
    persons: '受付した人',
    expected: 'まだの人（予約）',
    anonymous: '人数だけの記録',
    scans: '読み取り',
    forDesk: '窓口で確かめるもの',
    offline: 'あとから送信',
    units: {
      persons: '人',
      expected: '人',
      anonymous: '人',
      scans: '回',
      forDesk: '件',
      offline: '件',
    },
  },
  en: {
    persons: 'People checked in',
    expected: 'Still expected',
    anonymous: 'Counted without a name',
    scans: 'Scans',
    forDesk: 'For the desk',
    offline: 'Sent afterwards',
    units: { persons: '', expected: '', anonymous: '', scans: '', forDesk: '', offline: '' },
  },
} as const
