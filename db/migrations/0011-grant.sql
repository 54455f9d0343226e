-- Grants: awards and what became of them, reviews by two people, accounts to pay to, payment runs.

-- What stands of an award now. Sums are whole yen; how they came about is in the versions.
create table grant_award (
  authority text not null references authority,
  application uuid not null,
  course text not null,
  tier text,
  cost_yen bigint,
  persons integer,
  computed_yen bigint not null,
  decided_yen bigint not null,
  decided_on date not null,
  -- When the funded activity ends: its report is due so many days later.
  ends_on date,
  fixed_yen bigint,
  fixed_on date,
  -- What the company has received, and when.
  paid_yen bigint not null default 0,
  paid_on date,
  revoked_yen bigint not null default 0,
  -- What is to be paid back, by when, and at which rate (hundredths of a per cent a year).
  repay_yen bigint,
  repay_ordered_on date,
  repay_due_on date,
  repay_basis_points integer,
  version integer not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application),
  constraint award_is_not_above_computed check (decided_yen between 1 and computed_yen),
  constraint fixed_is_not_above_decided check (fixed_yen between 0 and decided_yen),
  constraint fixed_has_its_day check ((fixed_yen is null) = (fixed_on is null)),
  constraint paid_is_not_above_fixed check (paid_yen between 0 and coalesce(fixed_yen, 0)),
  constraint repayment_is_ordered_as_a_whole check (
    (repay_yen is null) = (repay_ordered_on is null)
    and (repay_yen is null) = (repay_due_on is null)
    and (repay_yen is null) = (repay_basis_points is null)
  )
);

-- An award after each act that changed it, with its conditions word for word.
create table grant_award_version (
  authority text not null references authority,
  application uuid not null,
  version integer not null,
  act text not null,
  decided_yen bigint not null,
  fixed_yen bigint,
  persons integer,
  conditions jsonb not null,
  command bigint not null,
  primary key (authority, application, version),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

-- What a reviewer found. A round ends when the papers go back; what was written in words is erased with the applicant.
create table grant_review (
  authority text not null references authority,
  application uuid not null,
  round integer not null,
  reviewer uuid not null,
  findings jsonb,
  reviewed_at timestamptz not null,
  command bigint not null,
  primary key (authority, application, round, reviewer),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

-- Calls that closed themselves because what was left sufficed for no award.
create table grant_closing (
  authority text not null references authority,
  offering uuid not null,
  left_yen bigint not null,
  closed_at timestamptz not null,
  command bigint not null,
  primary key (authority, offering),
  foreign key (authority, offering) references offering (authority, offering),
  foreign key (authority, command) references command (authority, position)
);

-- Where the money goes. Read by officers alone, and erasable.
create table grant_account (
  authority text not null references authority,
  application uuid not null,
  bank text not null,
  branch text not null,
  type text not null,
  number text not null,
  holder text not null,
  claimed_at timestamptz not null,
  primary key (authority, application),
  foreign key (authority, application) references application (authority, application)
);

-- Whose account pays: the header of every transfer file.
create table grant_payer (
  authority text not null references authority,
  document jsonb not null,
  command bigint not null,
  primary key (authority),
  foreign key (authority, command) references command (authority, position)
);

-- Payment runs: what is transferred on one day.
create table grant_run (
  authority text not null references authority,
  run uuid not null,
  number integer not null,
  programme text not null,
  state text not null,
  transfer_on date not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  command bigint not null,
  primary key (authority, run),
  constraint grant_run_number_is_unique unique (authority, number),
  foreign key (authority, command) references command (authority, position),
  constraint grant_run_state_is_known check (state in ('planned', 'sent', 'paid', 'cancelled'))
);

-- The transfers of a run. The account is kept as it was sent until it is erased.
create table grant_transfer (
  authority text not null references authority,
  run uuid not null,
  application uuid not null,
  line integer not null,
  yen bigint not null check (yen > 0),
  state text not null,
  account jsonb,
  reason text,
  primary key (authority, run, application),
  foreign key (authority, run) references grant_run (authority, run),
  foreign key (authority, application) references application (authority, application),
  constraint grant_transfer_state_is_known
    check (state in ('planned', 'paid', 'failed', 'cancelled'))
);
-- Nothing is paid twice.
create unique index grant_transfer_once on grant_transfer (authority, application)
  where state in ('planned', 'paid');

do $$
declare
  name text;
begin
  foreach name in array array[
    'grant_award', 'grant_award_version', 'grant_review', 'grant_closing',
    'grant_account', 'grant_payer', 'grant_run', 'grant_transfer'
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

grant update on grant_award, grant_run, grant_account, grant_payer to jisseki_app;
grant update (findings, reviewed_at, command) on grant_review to jisseki_app;
grant update (state, account, reason) on grant_transfer to jisseki_app;
grant delete on grant_closing, grant_account to jisseki_app;
