-- Notices: mails to people, queued in the transaction of the act that they tell of, and sent after it.
--
-- `address` and `details` are personal: they can be erased, and are once a notice has grown old.
-- A row whose sending began is `sending` until `next_attempt_at`; after that its sender is taken for
-- dead, and whoever takes it up again counts one more doubt: the mail may have gone out before.

create table notice (
  authority text not null references authority,
  notice uuid not null,
  template text not null,
  language text not null,
  -- Empty where it concerns no programme.
  programme text not null,
  address text,
  account uuid,
  party uuid,
  -- What a second notice of the same kind would share: it is queued once.
  subject_key text,
  details jsonb not null,
  -- The ids that it is about: offering, session, application. The last one is looked for.
  about jsonb not null,
  application uuid,
  created_at timestamptz not null,
  due_at timestamptz not null,
  -- From then on it would mislead, and is not sent.
  useful_until timestamptz,
  state text not null,
  attempts integer not null default 0,
  doubts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error_code text,
  sent_at timestamptz,
  message_id text,
  command bigint,
  primary key (authority, notice),
  constraint notice_is_queued_once unique (authority, subject_key),
  foreign key (authority, party) references party (authority, party),
  foreign key (authority, command) references command (authority, position),
  constraint notice_language_is_known check (language in ('ja', 'en')),
  constraint notice_state_is_known
    check (state in ('waiting', 'sending', 'sent', 'kept', 'failed', 'withdrawn')),
  constraint notice_waits_with_an_address check (state <> 'waiting' or address is not null),
  constraint notice_sent_has_its_moment check ((state = 'sent') = (sent_at is not null))
);
create index notice_by_turn on notice (authority, next_attempt_at, notice)
  where state in ('waiting', 'sending');
create index notice_by_application on notice (authority, application, notice)
  where application is not null;
create index notice_failed on notice (authority, notice) where state = 'failed';

alter table notice enable row level security;
create policy of_the_authority on notice using
  (authority = (select nullif(current_setting('jisseki.authority', true), '')));
grant select, insert on notice to jisseki_app;
grant update (address, details, state, attempts, doubts, next_attempt_at, last_error_code, sent_at,
  message_id) on notice to jisseki_app;
