/** What the acts on an objection to points carry (P7). The HTTP schemas of the same names check it at the door. */
export interface DecideObjection {
  reason: string
}
