-- The trunk: authorities, plans, commands, parties, facts, periods, seals, editions.
--
-- Every primary key and unique constraint begins with `authority`, foreign keys carry it too, and no
-- table has a trigger, so that the tables can be distributed by authority. Append-only is held by
-- grants: the application's role may select and insert, and may delete only personal details.

create table authority (
  authority text not null,
  name_ja text not null,
  name_en text not null,
  primary key (authority),
  constraint authority_is_a_code check (authority ~ '^[0-9]{6}$')
);

-- One row per act that changed the books. `position` grows in the order of writing and is what an
-- edition is "as of"; `xid` tells the sealer which commands are surely finished.
create table command (
  authority text not null references authority,
  position bigint generated always as identity,
  id uuid not null,
  act text not null,
  actor text not null,
  idempotency_key text not null,
  input_digest text not null,
  recorded_at timestamptz not null,
  reason text,
  undoes bigint,
  outcome jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  primary key (authority, position),
  constraint command_id_is_unique unique (authority, id),
  constraint command_key_is_unique unique (authority, idempotency_key),
  constraint command_is_undone_once unique (authority, undoes),
  foreign key (authority, undoes) references command (authority, position)
);

create table plan_version (
  authority text not null references authority,
  fiscal_year integer not null,
  version integer not null,
  document jsonb not null,
  digest text not null,
  command bigint not null,
  primary key (authority, fiscal_year, version),
  foreign key (authority, command) references command (authority, position)
);

-- The register of programmes and components that facts may name. A programme as a whole has an
-- empty component.
create table programme (
  authority text not null references authority,
  programme text not null,
  component text not null,
  primary key (authority, programme, component)
);

create table party (
  authority text not null references authority,
  party uuid not null,
  party_type text not null,
  command bigint not null,
  primary key (authority, party),
  foreign key (authority, command) references command (authority, position),
  constraint party_type_is_known
    check (party_type in ('person', 'company', 'school', 'agency', 'office'))
);

create table party_identifier (
  authority text not null references authority,
  party_type text not null,
  scheme text not null,
  value text not null,
  party uuid not null,
  primary key (authority, party_type, scheme, value),
  foreign key (authority, party) references party (authority, party),
  constraint scheme_is_known check (scheme in ('corporate-number', 'local', 'name'))
);
create index party_identifier_by_party on party_identifier (authority, party);

-- Personal details lie apart from the books and can be erased.
create table party_detail (
  authority text not null references authority,
  party uuid not null,
  name text not null,
  primary key (authority, party),
  foreign key (authority, party) references party (authority, party)
);

create table party_merge (
  authority text not null references authority,
  id uuid not null,
  absorbed uuid not null,
  surviving uuid not null,
  reason text not null,
  command bigint not null,
  primary key (authority, id),
  foreign key (authority, absorbed) references party (authority, party),
  foreign key (authority, surviving) references party (authority, party),
  foreign key (authority, command) references command (authority, position),
  constraint merge_joins_two_parties check (absorbed <> surviving)
);

create table party_unmerge (
  authority text not null references authority,
  merge uuid not null,
  reason text not null,
  command bigint not null,
  primary key (authority, merge),
  foreign key (authority, merge) references party_merge (authority, id),
  foreign key (authority, command) references command (authority, position)
);

-- The authority of a fact is checked through its programme.
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
  recorded_at timestamptz not null,
  recorded_by text not null,
  command bigint not null,
  late boolean not null,
  corrects uuid,
  reason text,
  source_key uuid,
  primary key (authority, id),
  foreign key (authority, programme, component)
    references programme (authority, programme, component),
  foreign key (authority, party) references party (authority, party),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, corrects) references fact (authority, id),
  constraint unit_is_known check (unit in ('entry', 'yen', 'person', 'view')),
  constraint party_has_its_type check ((party is null) = (party_type is null)),
  constraint a_named_entry_is_one check (party is null or unit <> 'entry' or quantity = 1),
  constraint quantity_is_not_negative check (quantity >= 0),
  constraint a_correction_has_a_reason check (corrects is null or reason is not null),
  constraint a_late_fact_has_a_reason check (not late or reason is not null)
);
create index fact_by_cell on fact (authority, programme, component, kind, occurred_on);
create index fact_by_source on fact (authority, source_key) where source_key is not null;
create index fact_by_command on fact (authority, command);
create unique index fact_is_corrected_once on fact (authority, corrects)
  where corrects is not null;

-- Closing and opening a period: the last event of a year (and programme) holds. An empty programme
-- means all of them.
create table period_event (
  authority text not null references authority,
  fiscal_year integer not null,
  programme text not null,
  closes boolean not null,
  reason text not null,
  command bigint not null,
  primary key (authority, fiscal_year, programme, command),
  foreign key (authority, command) references command (authority, position)
);

-- A seal covers whole commands, all of which had ended when it was made, so no writer ever waits for
-- it. Each command is sealed once, with the number of its facts and the digest of all it wrote.
create table seal (
  authority text not null references authority,
  number integer not null,
  commands bigint not null,
  facts bigint not null,
  digest text not null,
  previous_digest text,
  sealed_at timestamptz not null,
  primary key (authority, number)
);

create table seal_command (
  authority text not null references authority,
  command bigint not null,
  seal integer not null,
  facts bigint not null,
  digest text not null,
  primary key (authority, command),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, seal) references seal (authority, number)
);
create index seal_command_by_seal on seal_command (authority, seal, command);

create table edition (
  authority text not null references authority,
  fiscal_year integer not null,
  number integer not null,
  document jsonb not null,
  command bigint not null,
  primary key (authority, fiscal_year, number),
  foreign key (authority, command) references command (authority, position)
);

-- The facts behind each figure of an edition, in pages, in the order of their ids. They are written
-- before the edition's own row, which holds their digests, so no foreign key leads there.
create table edition_entries (
  authority text not null references authority,
  fiscal_year integer not null,
  number integer not null,
  line text not null,
  indicator text not null,
  page integer not null,
  entries jsonb not null,
  primary key (authority, fiscal_year, number, line, indicator, page)
);

-- Row security: a transaction sees and writes the rows of the authority it has named, and no
-- others. The sub-select lets the setting be read once for a statement, not once for a row.
do $$
declare
  name text;
begin
  foreach name in array array[
    'authority', 'command', 'plan_version', 'programme', 'party', 'party_identifier',
    'party_detail', 'party_merge', 'party_unmerge', 'fact', 'period_event', 'seal', 'seal_command',
    'edition', 'edition_entries'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy of_the_authority on %I using '
      '(authority = (select nullif(current_setting(''jisseki.authority'', true), '''')))',
      name
    );
    execute format('grant select, insert on %I to jisseki_app', name);
  end loop;
end
$$;

-- An act's outcome is known only when it is done.
grant update (outcome) on command to jisseki_app;
grant delete on party_detail, party_identifier to jisseki_app;
grant usage on schema public to jisseki_app;
