import type { Pool } from 'pg'
import { Visitor } from '../../api/support/visitor.js'
import { checked, type Import } from '../../api/support/imports.js'

export interface ImportPortal {
  /** Uploads a roster and waits for its check. */
  check(file: Buffer): Promise<Import>
  /** @returns seconds from the click to the commit */
  apply(ready: Import): Promise<number>
  /** How long somebody else waits for their inbox, in milliseconds, again and again while the work goes on. */
  waitsWhile(work: () => Promise<void>): Promise<number[]>
}

const holderOf = async (pool: Pool, role: string): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT person_id AS id FROM role_grant WHERE role = $1 ORDER BY 1 LIMIT 1',
    [role],
  )
  return rows[0]?.id ?? ''
}

const pauseMs = 15

export const portalOf = async (pool: Pool, port: number): Promise<ImportPortal> => {
  const url = `http://127.0.0.1:${port}`
  const administrator = await new Visitor(url).signIn(await holderOf(pool, 'SecurityAdministrator'))
  const officer = await new Visitor(url).signIn(await holderOf(pool, 'OrganizationDepartmentOfficer'))
  const check = async (file: Buffer): Promise<Import> => {
    const found = await checked(administrator, file)
    if (found.state !== 'ready')
      throw new Error(`${found.state}: ${JSON.stringify(found.fault ?? found.counts)}`)
    return found
  }
  const apply = async ({ id, version }: Import): Promise<number> => {
    const begun = performance.now()
    const { status, body } = await administrator.post(`/api/imports/${id}/apply`, { version })
    if (status !== 201) throw new Error(JSON.stringify(body))
    for (;;) {
      const { rows } = await pool.query<{ state: string }>(
        'SELECT state FROM directory_import WHERE id = $1',
        [id],
      )
      if (rows[0]?.state === 'applied') return (performance.now() - begun) / 1_000
      if (rows[0]?.state !== 'applying') throw new Error(`the import is ${rows[0]?.state}`)
      await pause(20)
    }
  }
  const waitsWhile = async (work: () => Promise<void>): Promise<number[]> => {
    let goesOn = true
    const done = work().finally(() => (goesOn = false))
    const waits: number[] = []
    while (goesOn) {
      const begun = performance.now()
      await officer.get('/api/inbox')
      waits.push(performance.now() - begun)
      await pause(pauseMs)
    }
    await done
    return waits
  }
  return { check, apply, waitsWhile }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
