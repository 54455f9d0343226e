/** Import rings: files that need each other, found as strongly connected components (Tarjan 1972). */

/** The rings of a graph, each as a sorted list of two or more nodes, or of one that needs itself. */
export function findRings(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const rings: string[][] = []
  const stack: string[] = []
  const order = new Map<string, number>()
  const open = new Set<string>()

  /** Visits `node`, and gives the earliest open node that it reaches. */
  function visit(node: string): number {
    const own = order.size
    let lowest = own
    order.set(node, own)
    stack.push(node)
    open.add(node)
    for (const next of graph.get(node) ?? []) {
      const seen = order.get(next)
      if (seen === undefined) lowest = Math.min(lowest, visit(next))
      else if (open.has(next)) lowest = Math.min(lowest, seen)
    }
    if (lowest === own) {
      const ring = stack.splice(stack.indexOf(node))
      for (const member of ring) open.delete(member)
      if (ring.length > 1 || (graph.get(node) ?? []).includes(node)) rings.push(ring.toSorted())
    }
    return lowest
  }

  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return rings
}
