-- Delivery: offerings, their sessions and seats, applications on their way, and what happened.
--
-- These tables hold where things stand, so their rows change; what counts is recorded as facts. What
-- tells who somebody is lies in tables of its own and can be erased.
--
-- Of tables that others refer to, the primary key is the only whole index that begins with the
-- authority. Of a new database the planner knows nothing, and takes an index whose first column is
-- the authority for one that finds a single row: foreign keys would be checked by looking at every
-- row of the authority, by a plan that each connection keeps.

create table offering (
  authority text not null references authority,
  offering uuid not null,
  programme text not null,
  component text not null,
  kind text not null,
  state text not null,
  opens_at timestamptz,
  closes_at timestamptz,
  title_ja text not null,
  title_en text not null,
  settings jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (authority, offering),
  foreign key (authority, programme, component)
    references programme (authority, programme, component),
  constraint offering_state_is_known check (state in ('draft', 'open', 'closed', 'cancelled')),
  constraint window_runs_forward check (opens_at is null or closes_at is null or opens_at < closes_at)
);
create index offering_by_programme on offering (programme, component, authority);
create index offering_by_change on offering (changed_at, offering, authority);

-- How an offering stood after each change, and by which act.
create table offering_version (
  authority text not null references authority,
  offering uuid not null,
  version integer not null,
  document jsonb not null,
  command bigint not null,
  primary key (authority, offering, version),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, command) references command (authority, position)
);

-- What an offering asks, on application and afterwards, version by version. An application keeps the
-- version it answered.
create table offering_form (
  authority text not null references authority,
  offering uuid not null,
  purpose text not null,
  version integer not null,
  document jsonb not null,
  command bigint not null,
  primary key (authority, offering, purpose, version),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, command) references command (authority, position)
);

-- Booths of companies, counsellors, rooms: whatever a session takes place at.
create table resource (
  authority text not null references authority,
  resource uuid not null,
  offering uuid not null,
  sort text not null,
  name_ja text not null,
  name_en text not null,
  party uuid,
  account uuid,
  details jsonb not null,
  place integer not null,
  is_open boolean not null,
  command bigint not null,
  primary key (authority, resource),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, party) references party (authority, party),
  foreign key (authority, command) references command (authority, position),
  constraint resource_sort_is_known check (sort in ('booth', 'counsellor', 'room'))
);
create index resource_by_offering on resource (offering, place, authority);

-- A dated part of an offering: a day, an evening, a slot at a booth.
create table session (
  authority text not null references authority,
  session uuid not null,
  offering uuid not null,
  resource uuid,
  state text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  title_ja text not null,
  title_en text not null,
  place_ja text not null,
  place_en text not null,
  online_link text,
  revision integer not null,
  command bigint not null,
  primary key (authority, session),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, resource) references resource (authority, resource),
  foreign key (authority, command) references command (authority, position),
  constraint session_state_is_known check (state in ('scheduled', 'held', 'cancelled')),
  constraint session_runs_forward check (starts_at < ends_at)
);
create index session_by_offering on session (offering, starts_at, session, authority);
create index session_by_resource on session (authority, resource, starts_at)
  where resource is not null;
create index session_by_time on session (starts_at, session, authority);

-- The seats of a place: of a session, or of an offering as a whole; of a call for grants, its yen. One
-- narrow row, because every claim changes it. Without a capacity the seats never run out.
create table seats (
  authority text not null references authority,
  place uuid not null,
  offering uuid not null,
  capacity bigint,
  taken bigint not null,
  primary key (authority, place),
  foreign key (authority, offering) references offering (authority, offering),
  constraint seats_are_never_exceeded check (taken between 0 and coalesce(capacity, taken))
) with (fillfactor = 50);

-- What is written with every claim names its authority through the rows that it belongs to: each
-- foreign key is looked up for each row, and one of the authority alone would say nothing more.
create table application (
  authority text not null,
  application uuid not null,
  -- What people read out and type in at the door.
  number text not null,
  offering uuid not null,
  session uuid,
  -- Where the seat is: the session, or the offering as a whole.
  place uuid not null,
  parent uuid,
  -- Those who came in together.
  claim uuid not null,
  lifecycle text not null,
  state text not null,
  holds_seat boolean not null,
  waits boolean not null,
  is_live boolean not null,
  awaits_staff boolean not null,
  party uuid,
  party_type text,
  account uuid,
  form_version integer,
  offered_until timestamptz,
  -- What it takes up of its place while it holds something there: a seat, or so many yen.
  weight bigint not null default 1 check (weight >= 0),
  applied_at timestamptz not null,
  changed_at timestamptz not null,
  command bigint not null,
  primary key (authority, application),
  constraint application_number_is_unique unique (authority, number),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, session) references session (authority, session),
  foreign key (authority, place) references seats (authority, place),
  foreign key (authority, parent) references application (authority, application),
  foreign key (authority, party) references party (authority, party),
  foreign key (authority, command) references command (authority, position)
);
create unique index application_once_at_a_place on application (authority, place, party)
  where is_live and party is not null;
create index application_waiting on application (authority, place, command, application)
  where waits;
create index application_by_offering on application (offering, application, authority);
create index application_by_session on application (authority, session, application)
  where session is not null;
create index application_by_account on application (authority, account, application)
  where account is not null;
create index application_by_party on application (authority, party, application)
  where party is not null;
create index application_by_parent on application (authority, parent) where parent is not null;
create index application_by_command on application (command, authority);
create index application_offered on application (authority, offered_until)
  where offered_until is not null;
create index application_awaiting_staff on application (authority, offering, changed_at)
  where awaits_staff;

-- Who applied and what they answered; erasable.
create table application_detail (
  authority text not null,
  application uuid not null,
  name text,
  kana text,
  mail text,
  telephone text,
  language text not null,
  answers jsonb not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application)
);
create index application_detail_by_name on application_detail (authority, name);

-- The way an application has gone.
create table step (
  authority text not null,
  application uuid not null,
  command bigint not null,
  act text not null,
  from_state text,
  to_state text not null,
  taken_at timestamptz not null,
  taken_by text not null,
  reason text,
  primary key (authority, application, command),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

-- What happened on a day: a scan at the door, an attendance, a head-count, a message. `once` bars a
-- second one of its sort for an application (and a session).
create table activity (
  authority text not null,
  activity uuid not null,
  offering uuid not null,
  session uuid,
  application uuid,
  sort text not null,
  once text,
  happened_at timestamptz not null,
  channel text,
  quantity integer not null,
  details jsonb not null,
  entered_by text not null,
  taken_back_by bigint,
  command bigint not null,
  primary key (authority, activity),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, session) references session (authority, session),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, taken_back_by) references command (authority, position)
);
create unique index activity_once on activity (authority, application, sort, once)
  where once is not null and taken_back_by is null;
create index activity_by_application on activity (authority, application, happened_at);
create index activity_by_session on activity (authority, session, sort, happened_at);
create index fact_by_application on fact (authority, application) where application is not null;

-- The same for the tables that stood before.
drop index fact_by_command;
create index fact_by_command on fact (command, authority);
alter table command drop constraint command_is_undone_once;
create unique index command_is_undone_once on command (authority, undoes) where undoes is not null;

-- The lists that were taken in, to take them back.
create index command_of_list on command (act, position, authority)
  where act in ('application.import', 'attendance.import', 'offering.import', 'session.add');

do $$
declare
  name text;
begin
  foreach name in array array[
    'offering', 'offering_version', 'offering_form', 'resource', 'session', 'seats', 'application',
    'application_detail', 'step', 'activity'
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

grant update on offering, resource, session, seats, application, application_detail to jisseki_app;
grant update (taken_back_by, details) on activity to jisseki_app;
grant delete on application_detail to jisseki_app;
