-- Gatherings: links that open a door or tell a company's results without an account, and how
-- interviews stand in the line of their booth.

-- Whoever holds the link's token may do its one thing until it ends. The digest alone is kept.
create table pass (
  authority text not null references authority,
  pass uuid not null,
  -- 'door' lets people in at a session; 'results' tells the results of a booth's interviews.
  purpose text not null,
  digest text not null,
  label text not null,
  offering uuid not null,
  session uuid,
  resource uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  command bigint not null,
  primary key (authority, pass),
  constraint pass_digest_is_unique unique (authority, digest),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, session) references session (authority, session),
  foreign key (authority, resource) references resource (authority, resource),
  foreign key (authority, command) references command (authority, position),
  constraint pass_digest_is_one check (digest ~ '^[0-9a-f]{64}$'),
  constraint pass_opens_one_thing check (
    (purpose = 'door' and session is not null and resource is null)
    or (purpose = 'results' and resource is not null and session is null)
  )
);
create index pass_by_offering on pass (authority, offering, made_at);

-- How an interview stands on its day: its number in the line of the booth, and its calls. Whoever
-- missed a call stands behind a number, since then.
create table interview_call (
  authority text not null references authority,
  application uuid not null,
  -- The session of the line in which the number was given; null for an appointment.
  line uuid,
  number integer,
  called_at timestamptz,
  calls integer not null,
  behind integer,
  behind_since timestamptz,
  met_at timestamptz,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, line) references session (authority, session),
  constraint a_number_stands_in_a_line check ((line is null) = (number is null)),
  constraint behind_has_its_moment check ((behind is null) = (behind_since is null))
);
create unique index interview_number_is_given_once on interview_call (authority, line, number)
  where number is not null;

-- Scans that no reservation answers for, which the desk looks at.
create index activity_for_desk on activity (authority, session, happened_at)
  where sort = 'scan' and application is null and taken_back_by is null;

do $$
declare
  name text;
begin
  foreach name in array array['pass', 'interview_call'] loop
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

grant update (ended_at) on pass to jisseki_app;
grant update (called_at, calls, behind, behind_since, met_at) on interview_call to jisseki_app;
