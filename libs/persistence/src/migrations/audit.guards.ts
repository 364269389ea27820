/** What stands on record can only be added to: whoever asks, with whatever rights and in whatever session. */
const guarded = ['audit_entry', 'audit_link', 'audit_anchor', 'journal']

const guard = (table: string): string => `
  CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stays, ENABLE ALWAYS TRIGGER ${table}_is_not_emptied;`

export const auditGuards = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on % is refused: what is on record stays', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $$;
  ${guarded.map(guard).join('')}
`
