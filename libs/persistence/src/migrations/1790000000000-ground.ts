import type { MigrationInterface, QueryRunner } from 'typeorm'
import { directoryTables } from './ground.directory-tables.js'
import { processTables } from './ground.process-tables.js'
import { noticeTables } from './ground.notice-tables.js'
import { ruleTables } from './ground.rule-tables.js'
import { sessionTables } from './ground.session-tables.js'

/** Everything the first release stands on. */
export class Ground1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [directoryTables, ruleTables, processTables, noticeTables, sessionTables])
      await runner.query(statements)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_session, message, notice, act_key, journal, task, process_unit, process,
        calendar_version, policy_version, post, project, post_category, project_category,
        role_grant, person, org_unit`)
  }
}
