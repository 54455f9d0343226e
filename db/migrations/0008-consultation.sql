-- Consultations and bookings: what stands between the person and the counsellors, what they write,
-- and slots that follow from opening hours.

-- Where a consultation stands beside its state. Rows are made when something is to be noted.
create table consultation (
  authority text not null references authority,
  application uuid not null,
  -- Of the code that opens a consultation without a name; null where it belongs to an account.
  digest text,
  -- The account of the counsellor who has taken it.
  taken_by uuid,
  taken_at timestamptz,
  -- The person's first message that nobody has answered.
  waits_since timestamptz,
  -- The day on which a counsellor gets in touch again.
  next_contact_on date,
  primary key (authority, application),
  constraint consultation_digest_is_unique unique (authority, digest),
  foreign key (authority, application) references application (authority, application),
  constraint consultation_digest_is_one check (digest ~ '^[0-9a-f]{64}$'),
  constraint taken_has_its_moment check ((taken_by is null) = (taken_at is null))
);
create index consultation_waiting on consultation (authority, waits_since, application)
  where waits_since is not null;
create index consultation_to_contact on consultation (authority, next_contact_on, application)
  where next_contact_on is not null;

-- What was written: by the person (without an author), by counsellors to the person, and what
-- counsellors noted for themselves. Erasable, and nowhere else.
create table consultation_text (
  authority text not null references authority,
  text uuid not null,
  application uuid not null,
  sort text not null,
  author uuid,
  body text not null,
  written_at timestamptz not null,
  primary key (authority, text),
  foreign key (authority, application) references application (authority, application),
  constraint consultation_text_sort_is_known check (sort in ('message', 'answer', 'note')),
  constraint a_message_is_the_persons check ((sort = 'message') = (author is null))
);
create index consultation_text_by_application on consultation_text (authority, application, text);

-- Slots that follow from opening hours are `made`. A free one that the hours no longer have goes; one
-- that somebody once had is `withdrawn`: cancelled, without seats, until the hours have it again.
-- Sessions that were made by hand have neither.
alter table session add column by_plan text
  constraint session_by_plan_is_known check (by_plan in ('made', 'withdrawn'));

-- Slots that somebody is expected in.
create index application_booked on application (authority, offering, party)
  where state = 'booked';

do $$
declare
  name text;
begin
  foreach name in array array['consultation', 'consultation_text'] loop
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

grant update (digest, taken_by, taken_at, waits_since, next_contact_on) on consultation
  to jisseki_app;
grant update (application) on consultation_text to jisseki_app;
grant delete on consultation_text to jisseki_app;
-- Free slots that nobody ever had go with the hours that made them.
grant delete on session, seats to jisseki_app;
