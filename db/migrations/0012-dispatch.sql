-- Dispatch: experts, whom they are under contract with, requests and who goes, visits, fee claims.

-- The experts of an authority, whatever programme sends them.
create table expert (
  authority text not null references authority,
  expert uuid not null,
  -- Who they are when they sign in; null where they have no account.
  account uuid,
  name text not null,
  -- 専門分野, as offerings name them.
  fields text[] not null,
  -- Codes or names of municipalities; none for everywhere.
  areas text[] not null,
  -- How many requests they take at once; null without limit.
  capacity integer,
  is_open boolean not null,
  version integer not null,
  command bigint not null,
  primary key (authority, expert),
  foreign key (authority, account) references account (authority, account),
  foreign key (authority, command) references command (authority, position),
  constraint expert_takes_at_least_none check (capacity >= 0)
);
create unique index expert_by_account on expert (authority, account) where account is not null;
create index expert_by_name on expert (name, expert, authority);

-- The companies that an expert is under contract with (法人番号): nobody is sent to their own client.
create table expert_contract (
  authority text not null references authority,
  expert uuid not null,
  corporate_number text not null,
  primary key (authority, expert, corporate_number),
  foreign key (authority, expert) references expert (authority, expert),
  constraint contract_is_with_a_company check (corporate_number ~ '^[0-9]{13}$')
);

-- A request that was decided: what was granted, and who goes.
create table dispatch (
  authority text not null references authority,
  application uuid not null,
  -- At most so many visits.
  visits integer not null,
  field text not null,
  area text not null,
  expert uuid,
  assigned_at timestamptz,
  command bigint not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, expert) references expert (authority, expert),
  foreign key (authority, command) references command (authority, position),
  constraint visits_are_some check (visits between 1 and 100),
  constraint assigned_has_its_moment check ((expert is null) = (assigned_at is null))
);
create index dispatch_by_expert on dispatch (authority, expert, application)
  where expert is not null;

-- The fees of an expert's visits of a month in a programme.
create table fee_claim (
  authority text not null references authority,
  claim uuid not null,
  expert uuid not null,
  programme text not null,
  -- Its first day.
  month date not null,
  state text not null,
  visits integer not null,
  yen bigint not null,
  submitted_at timestamptz not null,
  settled_at timestamptz,
  paid_on date,
  reason text,
  command bigint not null,
  primary key (authority, claim),
  foreign key (authority, expert) references expert (authority, expert),
  foreign key (authority, command) references command (authority, position),
  constraint fee_claim_state_is_known check (state in ('submitted', 'returned', 'approved', 'paid')),
  constraint a_month_begins_on_its_first check (extract(day from month) = 1),
  constraint fee_is_of_visits check (visits >= 1 and yen >= 1),
  constraint paid_has_its_day check ((state = 'paid') = (paid_on is not null))
);
create index fee_claim_by_expert on fee_claim (expert, month, claim, authority);
create index fee_claim_by_state on fee_claim (state, submitted_at, claim, authority);

-- A visit: planned, then reported. What was reported counts against the limits of its fiscal year.
create table dispatch_visit (
  authority text not null references authority,
  visit uuid not null,
  application uuid not null,
  -- Who went; who is assigned may change afterwards.
  expert uuid not null,
  state text not null,
  held_on date not null,
  begins_at text,
  minutes integer not null,
  channel text not null,
  fiscal_year integer not null,
  -- The fee as it was when the visit was reported.
  yen bigint not null default 0,
  reported_at timestamptz,
  reported_by bigint,
  -- How the company rates it, 1 to 5.
  rating smallint,
  confirmed_at timestamptz,
  confirmed_by bigint,
  claim uuid,
  command bigint not null,
  primary key (authority, visit),
  foreign key (authority, application) references dispatch (authority, application),
  foreign key (authority, expert) references expert (authority, expert),
  foreign key (authority, claim) references fee_claim (authority, claim),
  foreign key (authority, command) references command (authority, position),
  constraint visit_state_is_known check (state in ('planned', 'reported', 'cancelled', 'taken-back')),
  constraint visit_channel_is_known check (channel in ('in-person', 'online')),
  constraint visit_begins_at_a_time check (begins_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  constraint visit_lasts_a_while check (minutes between 1 and 1440),
  constraint rating_is_of_five check (rating between 1 and 5),
  constraint a_report_has_its_moment
    check ((reported_at is null) = (reported_by is null)),
  constraint a_rating_has_its_moment
    check ((confirmed_at is null) = (rating is null) and (confirmed_at is null) = (confirmed_by is null)),
  constraint only_reported_visits_are_claimed check (claim is null or state = 'reported')
);
create index dispatch_visit_by_application on dispatch_visit (application, held_on, authority);
create index dispatch_visit_by_expert on dispatch_visit (expert, held_on, visit, authority);
create index dispatch_visit_by_claim on dispatch_visit (authority, claim) where claim is not null;
create index dispatch_visit_planned on dispatch_visit (authority, held_on) where state = 'planned';

-- A narrow row of each company that was visited, and the act that last counted its visits: whoever
-- counts them for a limit holds it.
create table dispatch_company (
  authority text not null references authority,
  party uuid not null,
  counted_by bigint not null,
  primary key (authority, party),
  foreign key (authority, party) references party (authority, party),
  foreign key (authority, counted_by) references command (authority, position)
);

-- What the expert reports and what the company says of it. Erasable, and nowhere else.
create table dispatch_text (
  authority text not null references authority,
  visit uuid not null,
  done text not null default '',
  advice text not null default '',
  next text not null default '',
  words text not null default '',
  saved_at timestamptz not null,
  primary key (authority, visit),
  foreign key (authority, visit) references dispatch_visit (authority, visit)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'expert', 'expert_contract', 'dispatch', 'fee_claim', 'dispatch_visit', 'dispatch_company',
    'dispatch_text'
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

grant update (account, name, fields, areas, capacity, is_open, version) on expert to jisseki_app;
grant delete on expert_contract to jisseki_app;
grant update (visits, field, area, expert, assigned_at) on dispatch to jisseki_app;
grant update (state, settled_at, paid_on, reason) on fee_claim to jisseki_app;
grant update (state, held_on, begins_at, minutes, channel, fiscal_year, yen, reported_at,
  reported_by, rating, confirmed_at, confirmed_by, claim) on dispatch_visit to jisseki_app;
grant update (counted_by) on dispatch_company to jisseki_app;
grant update, delete on dispatch_text to jisseki_app;
