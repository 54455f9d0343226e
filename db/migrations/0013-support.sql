-- Support: the agencies that share it, their staff, and what was done, aimed at, and is due.
--
-- Rows are of the authority, as everywhere; which of its supports the staff of an agency sees is
-- asked of `support_share` and `support_agency_member` by every read and every act.

alter table role_grant drop constraint granted_role_is_known;
alter table role_grant add constraint granted_role_is_known check (role in ('applicant',
  'counsellor', 'expert', 'agency', 'operator', 'officer', 'auditor', 'administrator'));

-- An agency takes part in one programme: who runs that programme says who works for it.
create table support_agency (
  authority text not null references authority,
  agency uuid not null,
  programme text not null,
  sort text not null,
  name_ja text not null,
  name_en text not null,
  is_open boolean not null,
  command bigint not null,
  primary key (authority, agency),
  foreign key (authority, command) references command (authority, position),
  constraint agency_sort_is_known check (sort in ('labour-bureau', 'hello-work', 'foundation',
    'local-agency', 'contractor', 'other'))
);
create index support_agency_by_programme on support_agency (programme, name_ja, authority);

create table support_agency_member (
  authority text not null references authority,
  agency uuid not null,
  account uuid not null,
  command bigint not null,
  primary key (authority, agency, account),
  foreign key (authority, agency) references support_agency (authority, agency),
  foreign key (authority, account) references account (authority, account),
  foreign key (authority, command) references command (authority, position)
);
create index support_agency_member_by_account on support_agency_member (account, authority);

-- What stands beside the application: why it is on the list, and whom the company turns to.
create table support (
  authority text not null references authority,
  application uuid not null,
  area text not null,
  why text not null,
  contact_name text not null,
  contact_telephone text not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application)
);
create index support_by_area on support (area, authority);

-- With whom a support is shared; one of them leads.
create table support_share (
  authority text not null references authority,
  application uuid not null,
  agency uuid not null,
  is_lead boolean not null,
  since timestamptz not null,
  command bigint not null,
  primary key (authority, application, agency),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, agency) references support_agency (authority, agency),
  foreign key (authority, command) references command (authority, position)
);
create unique index support_share_leads_once on support_share (authority, application)
  where is_lead;
create index support_share_by_agency on support_share (agency, application, authority);

-- A contact, a visit or a hiring, each by an act of its own. The words can be erased.
create table support_record (
  authority text not null references authority,
  record uuid not null,
  application uuid not null,
  sort text not null,
  act text not null,
  happened_on date not null,
  way text,
  agency uuid,
  persons integer,
  author uuid,
  ours text not null,
  theirs text not null,
  said text not null,
  minutes text not null,
  taken_back_by bigint,
  command bigint not null,
  primary key (authority, record),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, agency) references support_agency (authority, agency),
  foreign key (authority, command) references command (authority, position),
  foreign key (authority, taken_back_by) references command (authority, position),
  constraint record_sort_is_known check (sort in ('visit', 'contact', 'hired')),
  constraint a_hiring_has_its_persons check ((sort = 'hired') = (persons is not null)),
  constraint somebody_was_hired check (persons between 1 and 10000)
);
create index support_record_by_application on support_record (application, happened_on, authority);

create table support_goal (
  authority text not null references authority,
  goal uuid not null,
  application uuid not null,
  text text not null,
  due_on date,
  state text not null,
  settled_on date,
  command bigint not null,
  primary key (authority, goal),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint goal_state_is_known check (state in ('open', 'reached', 'dropped')),
  constraint a_goal_is_settled_on_a_day check ((state = 'open') = (settled_on is null))
);
create index support_goal_by_application on support_goal (application, authority);

-- What is due: the next step, days to get in touch, and whether a job has held.
create table support_due (
  authority text not null references authority,
  due uuid not null,
  application uuid not null,
  sort text not null,
  due_on date not null,
  months integer,
  record uuid,
  text text not null,
  owed_by text not null,
  owed_agency uuid,
  owed_person text not null,
  answer text,
  answered_on date,
  -- The act that answered it: what it recorded goes back with the hiring.
  answered_by bigint,
  command bigint not null,
  primary key (authority, due),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, record) references support_record (authority, record),
  foreign key (authority, owed_agency) references support_agency (authority, agency),
  foreign key (authority, answered_by) references command (authority, position),
  foreign key (authority, command) references command (authority, position),
  constraint due_sort_is_known check (sort in ('next-step', 'follow-up', 'retention')),
  constraint a_retention_is_of_a_hiring
    check ((sort = 'retention') = (months is not null and record is not null)),
  constraint owed_by_is_known check (owed_by in ('agency', 'company')),
  constraint due_answer_is_known check (answer in ('done', 'dropped', 'yes', 'no')),
  constraint an_answer_has_its_act check ((answer is null) = (answered_by is null))
);
create unique index support_due_one_next_step on support_due (authority, application)
  where sort = 'next-step' and answer is null;
create unique index support_due_asked_once on support_due (authority, record, months)
  where sort = 'retention';
create index support_due_by_application on support_due (application, due_on, authority);
create index support_due_open on support_due (due_on, application, authority)
  where answer is null;

do $$
declare
  name text;
begin
  foreach name in array array[
    'support_agency', 'support_agency_member', 'support', 'support_share', 'support_record',
    'support_goal', 'support_due'
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

grant update (sort, name_ja, name_en, is_open) on support_agency to jisseki_app;
grant update (area, why, contact_name, contact_telephone) on support to jisseki_app;
grant update (is_lead) on support_share to jisseki_app;
grant update (ours, theirs, said, minutes, taken_back_by) on support_record to jisseki_app;
grant update (text, state, settled_on) on support_goal to jisseki_app;
grant update (text, owed_agency, owed_person, answer, answered_on, answered_by) on support_due
  to jisseki_app;
grant delete on support_agency_member, support_share, support_due to jisseki_app;
