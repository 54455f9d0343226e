/** What a telephone keeps: the scans that are still to be sent, and whom the door expects. */

/** A scan that is kept until it was sent. */
export type KeptScan = {
  readonly entry: string
  readonly session: string
  /** What was scanned or typed; null for people without a ticket. */
  readonly text: string | null
  readonly heads: number
  readonly at: string
  /** The key of its code on the list; null where it has none. */
  readonly key: string | null
  /** Whether sending it has failed before. */
  readonly isOffline: boolean
}

/** The list of a door as the server makes it. */
export type DoorList = {
  readonly session: string
  readonly madeAt: string
  readonly entries: readonly {
    readonly key: string
    readonly initials: string | null
    readonly state: 'expected' | 'in' | 'barred'
  }[]
}

/** Somebody whom this telephone has let in. */
export type LetIn = { readonly id: string; readonly at: string }

/** The telephone's storage. */
export type Storage = {
  keep(scan: KeptScan): Promise<void>
  drop(entries: readonly string[]): Promise<void>
  /** The scans of a session in the order of their making. */
  waiting(session: string): Promise<readonly KeptScan[]>
  saveList(list: DoorList): Promise<void>
  findList(session: string): Promise<DoorList | undefined>
  noteLetIn(session: string, key: string, at: string): Promise<void>
  findLetIn(session: string, key: string): Promise<LetIn | undefined>
  forgetLetIn(session: string, key: string): Promise<void>
}

/** Opens the storage of this browser. */
export async function openStorage(): Promise<Storage> {
  const database = await open()
  const run = <T>(
    store: string,
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<T>,
  ) => answerOf(ask(database.transaction(store, mode).objectStore(store)))
  return {
    keep: async (scan) => void (await run('scans', 'readwrite', (scans) => scans.put(scan))),
    drop: async (entries) => {
      for (const entry of entries) {
        await run('scans', 'readwrite', (scans) => scans.delete(entry))
      }
    },
    waiting: async (session) => {
      const all = await run<KeptScan[]>('scans', 'readonly', (scans) => scans.getAll())
      const own = all.filter((scan) => scan.session === session)
      return own.toSorted((one, other) => (one.at < other.at ? -1 : 1))
    },
    saveList: async (list) => void (await run('lists', 'readwrite', (lists) => lists.put(list))),
    findList: (session) =>
      run<DoorList | undefined>('lists', 'readonly', (lists) => lists.get(session)),
    noteLetIn: async (session, key, at) =>
      void (await run('letIn', 'readwrite', (letIn) => letIn.put({ id: `${session} ${key}`, at }))),
    forgetLetIn: async (session, key) => {
      await run('letIn', 'readwrite', (letIn) => letIn.delete(`${session} ${key}`))
    },
    findLetIn: (session, key) =>
      run<LetIn | undefined>('letIn', 'readonly', (letIn) => letIn.get(`${session} ${key}`)),
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('jisseki-door', 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('scans', { keyPath: 'entry' })
    opening.result.createObjectStore('lists', { keyPath: 'session' })
    opening.result.createObjectStore('letIn', { keyPath: 'id' })
  })
  return answerOf(opening)
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')))
  })
}
