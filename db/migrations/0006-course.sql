-- Courses: who is chosen and why, draws that anyone can repeat, progress in e-learning, certificates.

-- The turn of those who wait, where a selection gave one; the others follow in the order of
-- application.
alter table application add column turn integer;
drop index application_waiting;
create index application_waiting on application (authority, place, turn, command, application)
  where waits;

-- Points that staff gave by hand for a criterion of the selection.
create table course_point (
  authority text not null references authority,
  application uuid not null,
  criterion text not null,
  points integer not null,
  command bigint not null,
  primary key (authority, application, criterion),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

-- A draw, step by step: a secret whose digest is published; the list of numbers, which is final from
-- then on, with the terms under which it is drawn; the record, which reveals the secret.
create table course_draw (
  authority text not null references authority,
  offering uuid not null,
  commitment text not null,
  secret text not null,
  committed_at timestamptz not null,
  list_digest text,
  terms jsonb,
  entries jsonb,
  closed_at timestamptz,
  record jsonb,
  drawn_at timestamptz,
  command bigint not null,
  primary key (authority, offering),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, command) references command (authority, position),
  constraint draw_list_is_fixed_as_a_whole check (
    (closed_at is null) = (list_digest is null)
    and (closed_at is null) = (terms is null)
    and (closed_at is null) = (entries is null)
  ),
  constraint draw_is_made_of_a_fixed_list check (
    (drawn_at is null) = (record is null) and (drawn_at is null or closed_at is not null)
  )
);

-- What a selection said of an application, and why. The newest one holds.
create table course_choice (
  authority text not null references authority,
  application uuid not null,
  command bigint not null,
  outcome text not null,
  rank integer,
  reason_ja text not null,
  reason_en text not null,
  primary key (authority, application, command),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint choice_outcome_is_known check (outcome in ('accepted', 'reserve', 'declined'))
);

-- How far a learner is in a unit of the e-learning, as each import said it.
create table learning_progress (
  authority text not null references authority,
  application uuid not null,
  -- The unit's name, folded for matching.
  unit_key text not null,
  unit text not null,
  percent integer not null,
  last_on date,
  command bigint not null,
  taken_back_by bigint,
  primary key (authority, application, unit_key, command),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, taken_back_by) references command (authority, position),
  constraint progress_is_a_percentage check (percent between 0 and 100)
);
create index learning_progress_by_command on learning_progress (authority, command);

-- Certificates, numbered within a line of the plan and a fiscal year. Whose they are, the application
-- says; whether they hold, its state.
create table certificate (
  authority text not null references authority,
  application uuid not null,
  fiscal_year integer not null,
  line text not null,
  serial integer not null,
  issued_on date not null,
  -- What stands on it beside the name.
  document jsonb not null,
  command bigint not null,
  primary key (authority, application),
  constraint certificate_number_is_unique unique (authority, fiscal_year, line, serial),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint certificate_serial_is_positive check (serial >= 1)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'course_point', 'course_draw', 'course_choice', 'learning_progress', 'certificate'
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

grant update (points, command), delete on course_point to jisseki_app;
grant update (list_digest, terms, entries, closed_at, record, drawn_at, command) on course_draw
  to jisseki_app;
grant update (taken_back_by) on learning_progress to jisseki_app;
