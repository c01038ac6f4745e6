-- Brings the sessions and tool calls of the first ktrdr into this one. PostgreSQL.
--
-- 1. Stop the server. Load the old tables into a schema of their own, in the database of this ktrdr:
--      pg_dump --no-owner -t agent_sessions -t agent_actions OLD | sed 's/public\./first_ktrdr./g' > old.sql
--      psql NEW -c 'create schema first_ktrdr' && psql NEW -f old.sql
-- 2. psql NEW -v ON_ERROR_STOP=1 -f deploy/import-first-ktrdr.sql
-- 3. Start the server. When the sessions are there: psql NEW -c 'drop schema first_ktrdr cascade'
--
-- Numbers of sessions are kept: people have written them down. All or nothing; running it twice changes
-- nothing. What was active there is not active here: nobody works on it; cancel it, or leave it.
-- Operations of the first ktrdr lived in its memory only, so their ids are not taken over.
begin;

do $$
begin
  if exists (
    select from first_ktrdr.agent_sessions old join agent_sessions new on new.id = old.id
    where new.operation_id is not null) then
    raise exception 'This ktrdr has sessions of its own under numbers of the first; import into a fresh database';
  end if;
  -- later versions of the first ktrdr have these two columns, earlier ones not
  alter table first_ktrdr.agent_sessions add column if not exists assessment_text text;
  alter table first_ktrdr.agent_sessions add column if not exists assessment_metrics jsonb;
end $$;

insert into agent_sessions
  (id, phase, created_at, updated_at, strategy_name, outcome, assessment_text, assessment_metrics)
select
  id, lower(phase), created_at at time zone 'UTC', updated_at at time zone 'UTC', strategy_name,
  lower(outcome), assessment_text, assessment_metrics::text
from first_ktrdr.agent_sessions
on conflict (id) do nothing;

insert into agent_actions
  (id, session_id, tool_name, tool_args, result, created_at, input_tokens, output_tokens)
select
  id, session_id, tool_name, tool_args::text, result::text, created_at at time zone 'UTC',
  input_tokens, output_tokens
from first_ktrdr.agent_actions
on conflict (id) do nothing;

-- new sessions are numbered after the old ones
update session_capacity set last_session = greatest(last_session, (select max(id) from agent_sessions)) where id = 1;
select setval(pg_get_serial_sequence('agent_actions', 'id'), greatest((select max(id) from agent_actions), 1));

commit;
