/** What people ask all day about their part of the tree, as the API asks it. */
import type { Pool } from 'pg'
import { findBurden } from '#persistence/organisation/find-placed.js'
import { findTree } from '#persistence/organisation/find-organisation.js'
import { findFollowers } from '#persistence/organisation/find-followers.js'
import type { Database } from '#persistence/read/database.js'
import { countClaims } from '#persistence/process/claims.js'
import { countInbox } from '#persistence/inbox/count-inbox.js'
import { findInbox } from '#persistence/inbox/find-inbox.js'
import { findProcesses } from '#persistence/process/process-list.js'
import { findSessions } from '#persistence/accounts/sessions.js'
import { findUnits } from '#persistence/organisation/units.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { corner } from './tree-of.js'

export interface Question {
  name: string
  /** Takes as long as the signs typed are common: told, without a bar. */
  isSearch?: boolean
  ask(database: Database): Promise<unknown>
}

const today = '2026-11-22'
const page = { offset: 0, limit: 20 }

const signedIn = (personId: string, role: SignedIn['grants'][number]['role'], path: string): SignedIn => ({
  personId,
  name: personId,
  unit: { id: 'top', name: '' },
  principals: [],
  sessionHash: '',
  needs: null,
  method: 'demo',
  grants: [{ role, unitId: path.split('/').at(-2) ?? '', unitName: '', unitKind: 'subdistrict', path }],
})

const district = `/top/${corner.district}/`
const subdistrict = `${district}${corner.subdistrict}/`
const secretary = signedIn(corner.secretary, 'CommunityDeputySecretary', `${subdistrict}${corner.community}/`)
const coordinator = signedIn(corner.coordinator, 'SubdistrictCoordinator', subdistrict)
const officer = signedIn(corner.officer, 'OrganizationDepartmentOfficer', district)

/** @param processId a process of the corner */
export const questions = (processId: string, sessionHash: string): Question[] => [
  {
    name: 'permission check of one process',
    ask: database => findSessions(database, { idleMinutes: 60, today }, [{ idHash: sessionHash, processId }]),
  },
  { name: 'inbox of a community', ask: database => findInbox(database, secretary, 'todo', page) },
  { name: 'inbox counts', ask: database => countInbox(database, secretary) },
  { name: 'list of a community', ask: database => findProcesses(database, secretary, page) },
  { name: 'list of a subdistrict and below', ask: database => findProcesses(database, coordinator, page) },
  {
    name: 'list of a subtree, for somebody above',
    ask: database => findProcesses(database, officer, { ...page, unitId: corner.subdistrict }),
  },
  {
    name: 'figures of a subdistrict and below',
    ask: database => countClaims(database, corner.subdistrict, '2026-01-01', '2026-12-31'),
  },
  {
    name: 'children of a unit in the tree',
    ask: database => findTree(database, [district], { parentId: corner.subdistrict, ended: false, ...page }),
  },
  {
    name: 'units to choose from, by kind',
    ask: database => findUnits(database, { kind: 'community', ...page }),
  },
  {
    name: 'a unit to choose, found by its pinyin',
    isSearch: true,
    ask: database => findUnits(database, { search: 'shequ1-1-7', ...page }),
  },
  {
    name: 'a unit found by its name',
    isSearch: true,
    ask: database => findTree(database, [district], { search: '社区1-1-7', ended: false, ...page }),
  },
  {
    name: 'what hangs on a subdistrict and below',
    ask: database => findBurden(database, subdistrict, today),
  },
  {
    name: 'processes that follow a unit',
    ask: database => findFollowers(database, { id: 1, unitId: corner.subdistrict, mergedIntoId: null }),
  },
]

export const cornerProcess = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT process_id AS id FROM process_unit WHERE unit_id = $1 LIMIT 1',
    [corner.subdistrict],
  )
  return rows[0]?.id ?? ''
}

/** A sign-in of the coordinator, so that a check can be asked as the guard asks it. */
export const signInCoordinator = async (pool: Pool): Promise<string> => {
  await pool.query(
    `INSERT INTO sign_in_session (id_hash, person_id, expires_at, address, user_agent)
     VALUES ('bench', $1, now() + interval '1 day', '', '')`,
    [corner.coordinator],
  )
  return 'bench'
}
