-- Placements: what people wish for and companies offer, who was proposed to whom and why, the period
-- that was decided, and what came of it.

-- What a person wishes for; erasable.
create table placement_profile (
  authority text not null references authority,
  application uuid not null,
  document jsonb not null,
  birth_date date,
  changed_at timestamptz not null,
  command bigint not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

-- What a company offers under its application, and how many it takes. `taken` counts the people
-- decided, at work or hired there; it never passes `seats`.
create table host_position (
  authority text not null references authority,
  position uuid not null,
  application uuid not null,
  document jsonb not null,
  seats integer not null,
  taken integer not null,
  is_open boolean not null,
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  command bigint not null,
  primary key (authority, position),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint positions_are_never_exceeded check (taken between 0 and seats)
);
create index host_position_by_application on host_position (application, position, authority);

-- A person proposed to a position, with what the criteria said at that time. A person has one that is
-- not closed. Reasons are names of fixed lists; words are erasable.
create table placement_match (
  authority text not null references authority,
  match uuid not null,
  -- The person's.
  application uuid not null,
  -- The company's.
  host uuid not null,
  position uuid not null,
  criteria jsonb not null,
  proposed_at timestamptz not null,
  person_says text,
  person_said_at timestamptz,
  person_reason text,
  person_words text,
  company_says text,
  company_said_at timestamptz,
  company_reason text,
  company_words text,
  -- The day that is agreed for the visit.
  visit_on date,
  closed_at timestamptz,
  closed_by text,
  command bigint not null,
  primary key (authority, match),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, host) references application (authority, application),
  foreign key (authority, position) references host_position (authority, position),
  foreign key (authority, command) references command (authority, position),
  constraint answers_are_known check (person_says in ('yes', 'no') and company_says in ('yes', 'no')),
  constraint a_match_is_closed_by_somebody check ((closed_at is null) = (closed_by is null)),
  constraint who_closed_is_known
    check (closed_by in ('person', 'company', 'staff', 'decision'))
);
create unique index one_open_match on placement_match (authority, application)
  where closed_at is null;
create index placement_match_by_host on placement_match (host, match, authority);
create index placement_match_by_position on placement_match (position, match, authority);

create table placement_visit (
  authority text not null references authority,
  visit uuid not null,
  match uuid not null,
  visited_on date not null,
  outcome text not null,
  words text,
  command bigint not null,
  primary key (authority, visit),
  foreign key (authority, match) references placement_match (authority, match),
  foreign key (authority, command) references command (authority, position)
);
create index placement_visit_by_match on placement_visit (match, visited_on, authority);

-- The period that was decided for a match, and what came of it. `person` is the party, or what stands
-- for it: whoever has a placement that is neither over nor cancelled gets no second one.
create table placement_term (
  authority text not null references authority,
  match uuid not null,
  application uuid not null,
  person uuid not null,
  decided_on date not null,
  starts_on date not null,
  ends_on date not null,
  started_on date,
  -- The act that recorded the start: by it the company's fact is found again.
  start_command bigint,
  ended_on date,
  result text,
  result_on date,
  result_reason text,
  result_words text,
  -- What the company said, before staff entered the result.
  host_result text,
  host_reason text,
  host_words text,
  host_told_at timestamptz,
  cancelled_at timestamptz,
  command bigint not null,
  primary key (authority, match),
  foreign key (authority, match) references placement_match (authority, match),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, start_command) references command (authority, position),
  constraint a_term_runs_forward check (starts_on <= ends_on),
  constraint a_start_has_its_act check ((started_on is null) = (start_command is null)),
  constraint what_ended_had_begun check (ended_on is null or started_on is not null),
  constraint a_result_follows_the_end check (result is null or ended_on is not null),
  constraint result_is_known
    check (result in ('hired', 'not-hired') and host_result in ('hired', 'not-hired'))
);
create unique index one_placement_at_a_time on placement_term (authority, person)
  where ended_on is null and cancelled_at is null;
create index placement_term_by_application on placement_term (application, match, authority);

-- Whether a job still held so many months later.
create table placement_retention (
  authority text not null references authority,
  match uuid not null,
  months integer not null,
  held boolean not null,
  noted_on date not null,
  words text,
  command bigint not null,
  primary key (authority, match, months),
  foreign key (authority, match) references placement_term (authority, match),
  foreign key (authority, command) references command (authority, position),
  constraint retention_months_are_known check (months in (3, 6, 12))
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'placement_profile', 'host_position', 'placement_match', 'placement_visit', 'placement_term',
    'placement_retention'
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

grant update (document, birth_date, changed_at, command) on placement_profile to jisseki_app;
grant update (document, seats, taken, is_open, version, changed_at) on host_position to jisseki_app;
grant update (person_says, person_said_at, person_reason, person_words, company_says,
  company_said_at, company_reason, company_words, visit_on, closed_at, closed_by)
  on placement_match to jisseki_app;
grant update (words) on placement_visit to jisseki_app;
grant update (starts_on, ends_on, started_on, start_command, ended_on, result, result_on,
  result_reason, result_words, host_result, host_reason, host_words, host_told_at, cancelled_at)
  on placement_term to jisseki_app;
grant update (words) on placement_retention to jisseki_app;
grant delete on placement_profile, placement_retention to jisseki_app;
