import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What is known of units that are there already: the first week or month that they have. */
const known = `
  UPDATE org_unit u SET added_at = least(u.added_at, k.first_day::timestamp AT TIME ZONE 'Asia/Shanghai')
  FROM (SELECT community_id AS id, min(sunday) - 6 AS first_day FROM weekly_selection GROUP BY 1
        UNION ALL SELECT subject_id, (min(month) || '-01')::date FROM point_standing WHERE subject = 'agency' GROUP BY 1) k
  WHERE k.id = u.id`

/** Since when a unit is there: from then on its weeks and months should be, though every one of them were lost. */
export class UnitsSince1793742000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE org_unit ADD added_at timestamptz NOT NULL DEFAULT business_now()')
    await runner.query(known)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE org_unit DROP added_at')
  }
}
