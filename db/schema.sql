-- The schema as the migrations make it. Written by "npm run schema"; held by a test.

create table authority (
  authority text not null,
  name_ja text not null,
  name_en text not null,
  constraint authority_pkey PRIMARY KEY (authority),
  constraint authority_is_a_code CHECK ((authority ~ '^[0-9]{6}$'::text))
);
alter table authority enable row level security;
create policy of_the_authority on authority for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on authority to jisseki_app;

create table command (
  authority text not null,
  position bigint not null generated always as identity,
  id uuid not null,
  act text not null,
  actor text not null,
  idempotency_key text not null,
  input_digest text not null,
  recorded_at timestamp with time zone not null,
  reason text,
  undoes bigint,
  outcome jsonb not null default '{}'::jsonb,
  xid xid8 not null default pg_current_xact_id(),
  constraint command_id_is_unique UNIQUE (authority, id),
  constraint command_is_undone_once UNIQUE (authority, undoes),
  constraint command_key_is_unique UNIQUE (authority, idempotency_key),
  constraint command_pkey PRIMARY KEY (authority, "position"),
  constraint command_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint command_authority_undoes_fkey FOREIGN KEY (authority, undoes) REFERENCES command(authority, "position")
);
alter table command enable row level security;
create policy of_the_authority on command for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on command to jisseki_app;
grant update (outcome) on command to jisseki_app;

create table edition (
  authority text not null,
  fiscal_year integer not null,
  number integer not null,
  document jsonb not null,
  command bigint not null,
  constraint edition_pkey PRIMARY KEY (authority, fiscal_year, number),
  constraint edition_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint edition_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table edition enable row level security;
create policy of_the_authority on edition for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on edition to jisseki_app;

create table edition_entries (
  authority text not null,
  fiscal_year integer not null,
  number integer not null,
  line text not null,
  indicator text not null,
  page integer not null,
  entries jsonb not null,
  constraint edition_entries_pkey PRIMARY KEY (authority, fiscal_year, number, line, indicator, page),
  constraint edition_entries_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table edition_entries enable row level security;
create policy of_the_authority on edition_entries for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on edition_entries to jisseki_app;

create table fact (
  authority text not null,
  id uuid not null,
  programme text not null,
  component text not null,
  kind text not null,
  party uuid,
  party_type text,
  offering text,
  session text,
  application text,
  quantity bigint not null,
  unit text not null,
  tags text[] not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  command bigint not null,
  late boolean not null,
  corrects uuid,
  reason text,
  source_key uuid,
  constraint fact_pkey PRIMARY KEY (authority, id),
  constraint fact_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint fact_authority_corrects_fkey FOREIGN KEY (authority, corrects) REFERENCES fact(authority, id),
  constraint fact_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint fact_authority_programme_component_fkey FOREIGN KEY (authority, programme, component) REFERENCES programme(authority, programme, component),
  constraint a_correction_has_a_reason CHECK (((corrects IS NULL) OR (reason IS NOT NULL))),
  constraint a_late_fact_has_a_reason CHECK (((NOT late) OR (reason IS NOT NULL))),
  constraint a_named_entry_is_one CHECK (((party IS NULL) OR (unit <> 'entry'::text) OR (quantity = 1))),
  constraint party_has_its_type CHECK (((party IS NULL) = (party_type IS NULL))),
  constraint quantity_is_not_negative CHECK ((quantity >= 0)),
  constraint unit_is_known CHECK ((unit = ANY (ARRAY['entry'::text, 'yen'::text, 'person'::text, 'view'::text])))
);
CREATE INDEX fact_by_cell ON public.fact USING btree (authority, programme, component, kind, occurred_on);
CREATE INDEX fact_by_command ON public.fact USING btree (authority, command);
CREATE INDEX fact_by_source ON public.fact USING btree (authority, source_key) WHERE (source_key IS NOT NULL);
CREATE UNIQUE INDEX fact_is_corrected_once ON public.fact USING btree (authority, corrects) WHERE (corrects IS NOT NULL);
alter table fact enable row level security;
create policy of_the_authority on fact for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on fact to jisseki_app;

create table party (
  authority text not null,
  party uuid not null,
  party_type text not null,
  command bigint not null,
  constraint party_pkey PRIMARY KEY (authority, party),
  constraint party_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint party_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_type_is_known CHECK ((party_type = ANY (ARRAY['person'::text, 'company'::text, 'school'::text, 'agency'::text, 'office'::text])))
);
alter table party enable row level security;
create policy of_the_authority on party for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on party to jisseki_app;

create table party_detail (
  authority text not null,
  party uuid not null,
  name text not null,
  constraint party_detail_pkey PRIMARY KEY (authority, party),
  constraint party_detail_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_detail_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party)
);
alter table party_detail enable row level security;
create policy of_the_authority on party_detail for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on party_detail to jisseki_app;

create table party_identifier (
  authority text not null,
  party_type text not null,
  scheme text not null,
  value text not null,
  party uuid not null,
  constraint party_identifier_pkey PRIMARY KEY (authority, party_type, scheme, value),
  constraint party_identifier_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_identifier_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint scheme_is_known CHECK ((scheme = ANY (ARRAY['corporate-number'::text, 'local'::text, 'name'::text])))
);
CREATE INDEX party_identifier_by_party ON public.party_identifier USING btree (authority, party);
alter table party_identifier enable row level security;
create policy of_the_authority on party_identifier for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on party_identifier to jisseki_app;

create table party_merge (
  authority text not null,
  id uuid not null,
  absorbed uuid not null,
  surviving uuid not null,
  reason text not null,
  command bigint not null,
  constraint party_merge_pkey PRIMARY KEY (authority, id),
  constraint party_merge_authority_absorbed_fkey FOREIGN KEY (authority, absorbed) REFERENCES party(authority, party),
  constraint party_merge_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint party_merge_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_merge_authority_surviving_fkey FOREIGN KEY (authority, surviving) REFERENCES party(authority, party),
  constraint merge_joins_two_parties CHECK ((absorbed <> surviving))
);
alter table party_merge enable row level security;
create policy of_the_authority on party_merge for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on party_merge to jisseki_app;

create table party_unmerge (
  authority text not null,
  merge uuid not null,
  reason text not null,
  command bigint not null,
  constraint party_unmerge_pkey PRIMARY KEY (authority, merge),
  constraint party_unmerge_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint party_unmerge_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_unmerge_authority_merge_fkey FOREIGN KEY (authority, merge) REFERENCES party_merge(authority, id)
);
alter table party_unmerge enable row level security;
create policy of_the_authority on party_unmerge for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on party_unmerge to jisseki_app;

create table period_event (
  authority text not null,
  fiscal_year integer not null,
  programme text not null,
  closes boolean not null,
  reason text not null,
  command bigint not null,
  constraint period_event_pkey PRIMARY KEY (authority, fiscal_year, programme, command),
  constraint period_event_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint period_event_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table period_event enable row level security;
create policy of_the_authority on period_event for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on period_event to jisseki_app;

create table plan_version (
  authority text not null,
  fiscal_year integer not null,
  version integer not null,
  document jsonb not null,
  digest text not null,
  command bigint not null,
  constraint plan_version_pkey PRIMARY KEY (authority, fiscal_year, version),
  constraint plan_version_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint plan_version_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table plan_version enable row level security;
create policy of_the_authority on plan_version for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on plan_version to jisseki_app;

create table programme (
  authority text not null,
  programme text not null,
  component text not null,
  constraint programme_pkey PRIMARY KEY (authority, programme, component),
  constraint programme_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table programme enable row level security;
create policy of_the_authority on programme for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on programme to jisseki_app;

create table schema_migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);

create table seal (
  authority text not null,
  number integer not null,
  commands bigint not null,
  facts bigint not null,
  digest text not null,
  previous_digest text,
  sealed_at timestamp with time zone not null,
  constraint seal_pkey PRIMARY KEY (authority, number),
  constraint seal_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table seal enable row level security;
create policy of_the_authority on seal for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on seal to jisseki_app;

create table seal_command (
  authority text not null,
  command bigint not null,
  seal integer not null,
  facts bigint not null,
  digest text not null,
  constraint seal_command_pkey PRIMARY KEY (authority, command),
  constraint seal_command_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint seal_command_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint seal_command_authority_seal_fkey FOREIGN KEY (authority, seal) REFERENCES seal(authority, number)
);
CREATE INDEX seal_command_by_seal ON public.seal_command USING btree (authority, seal, command);
alter table seal_command enable row level security;
create policy of_the_authority on seal_command for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on seal_command to jisseki_app;
