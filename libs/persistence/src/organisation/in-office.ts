/** Who holds an office on a day: the grant is in force and its holder has not left. As SQL, over given aliases. */

/** @param grant alias of `role_grant`; @param day an expression of type date */
export const isInForce = (grant: string, day: string): string =>
  `${day} BETWEEN coalesce(${grant}.valid_from, ${day}) AND coalesce(${grant}.valid_to, ${day})`

/** @param person alias of `person` */
export const isThere = (person: string, day: string): string =>
  `(${person}.left_on IS NULL OR ${person}.left_on >= ${day})`

/** Somebody who is there and whose account has not been shut: whoever cannot sign in cannot act. */
export const canAct = (person: string, day: string): string =>
  `(${isThere(person, day)} AND NOT EXISTS (
    SELECT FROM account WHERE account.person_id = ${person}.id AND account.state = 'disabled'))`
