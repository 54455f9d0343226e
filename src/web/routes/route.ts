/** What a line of the table of routes is. */

/**
 * A page and a file are public, the same for everyone, and kept. A personal page is made for its
 * visitor, shows by GET and acts by POST; a private file and a live stream are for one visitor too.
 * A service is for programs.
 */
export type Route = {
  readonly path: string
  readonly kind: 'page' | 'file' | 'personal' | 'private-file' | 'live' | 'service'
}

/** Routes by name. Among paths that fit the same address, the one that stands first answers. */
export type RouteTable = Readonly<Record<string, Route>>
