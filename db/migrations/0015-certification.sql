-- Certification: what was said beforehand, how each criterion was checked, what the committee said,
-- the certificates with their numbers, and what a certified organisation lets be published.

-- Notes on the consultation that comes first, and on later ones. What was said is erasable.
create table certification_note (
  authority text not null references authority,
  note uuid not null,
  application uuid not null,
  on_day date not null,
  author text not null,
  body text,
  written_at timestamptz not null,
  command bigint not null,
  primary key (authority, note),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);
create index certification_note_by_application on certification_note
  (authority, application, on_day);

-- How a criterion was found at each time that it was looked at. The newest one holds.
create table certification_check (
  authority text not null references authority,
  application uuid not null,
  criterion text not null,
  command bigint not null,
  outcome text not null,
  -- What was counted, in the order of the criterion: the number, or the part and the whole.
  numbers jsonb not null,
  evidence_seen boolean not null,
  note text,
  checked_at timestamptz not null,
  checked_by text not null,
  primary key (authority, application, criterion, command),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint check_outcome_is_known check (outcome in ('met', 'not-met', 'not-applicable'))
);

-- What a committee said on a day. Who sat in it and what was written down is erasable.
create table certification_meeting (
  authority text not null references authority,
  meeting uuid not null,
  application uuid not null,
  held_on date not null,
  result text not null,
  members text,
  conditions text,
  minutes text,
  file_name text,
  file_type text,
  file_bytes bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  command bigint not null,
  primary key (authority, meeting),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint meeting_result_is_known
    check (result in ('certify', 'certify-provisionally', 'return', 'refuse')),
  constraint meeting_file_is_whole check (
    (file_name is null) = (file_type is null) and (file_name is null) = (file_bytes is null)
  )
);
alter table certification_meeting alter column file_bytes set storage external;
create index certification_meeting_by_application on certification_meeting
  (authority, application, held_on);

-- The last number of a programme and a fiscal year.
create table certification_serial (
  authority text not null references authority,
  programme text not null,
  fiscal_year integer not null,
  last integer not null,
  primary key (authority, programme, fiscal_year),
  constraint certification_serial_is_positive check (last >= 1)
);

-- Certificates as they were given. Whether the last one is in force, the application's state says.
create table certification_certificate (
  authority text not null references authority,
  application uuid not null,
  command bigint not null,
  sort text not null,
  programme text not null,
  fiscal_year integer not null,
  serial integer not null,
  valid_from date not null,
  valid_until date not null,
  letter uuid,
  primary key (authority, application, command),
  constraint certification_number_is_unique unique (authority, programme, fiscal_year, serial),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, letter) references letter (authority, letter),
  constraint certificate_sort_is_known check (sort in ('provisional', 'full', 'renewal')),
  constraint certificate_runs_forward check (valid_from <= valid_until)
);
create index certification_certificate_by_end on certification_certificate
  (authority, valid_until, application);

-- What the organisation lets be read in the public register; nothing without its consent. Erasable.
create table certification_entry (
  authority text not null references authority,
  application uuid not null,
  name_ja text not null,
  name_en text not null,
  place_ja text not null,
  place_en text not null,
  work_ja text not null,
  work_en text not null,
  shows_number boolean not null,
  shows_place boolean not null,
  shows_work boolean not null,
  -- Null where the organisation has not agreed, or no longer does.
  agreed_at timestamptz,
  changed_at timestamptz not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'certification_note', 'certification_check', 'certification_meeting', 'certification_serial',
    'certification_certificate', 'certification_entry'
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

grant update (body) on certification_note to jisseki_app;
grant update (note) on certification_check to jisseki_app;
grant update (members, conditions, minutes, file_name, file_type, file_bytes)
  on certification_meeting to jisseki_app;
grant update (last) on certification_serial to jisseki_app;
grant update (name_ja, name_en, place_ja, place_en, work_ja, work_en, shows_number, shows_place,
  shows_work, agreed_at, changed_at), delete on certification_entry to jisseki_app;
