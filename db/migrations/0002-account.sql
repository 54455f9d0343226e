-- Accounts: who may sign in, how, and with what rights.
--
-- What identifies a person (mail address, name, telephone, birth date) stands in `account` alone and
-- can be erased; the books know the account by its id and the person by a pseudonymous party. Of
-- tokens only digests are kept. Rights are never deleted: they end, and say by whom.

create table account (
  authority text not null references authority,
  account uuid not null,
  address text,
  name text not null,
  kana text,
  telephone text,
  birth_date date,
  language text not null,
  password_hash text,
  totp_secret text,
  totp_pending text,
  totp_confirmed_at timestamptz,
  totp_step bigint,
  party uuid,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (authority, account),
  constraint account_address_is_unique unique (authority, address),
  constraint account_party_is_unique unique (authority, party),
  foreign key (authority, party) references party (authority, party),
  constraint account_language_is_known check (language in ('ja', 'en')),
  constraint an_open_account_has_an_address check ((address is null) = (closed_at is not null)),
  constraint totp_is_confirmed_with_its_secret
    check ((totp_secret is null) = (totp_confirmed_at is null))
);

-- Whoever acts for a company. A membership counts from its confirmation: by being the first at the
-- company, by an identity provider that has proven it, by another member, or by staff.
create table membership (
  authority text not null references authority,
  id uuid not null,
  account uuid not null,
  party uuid not null,
  corporate_number text not null,
  declared_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by text,
  ended_at timestamptz,
  ended_by text,
  primary key (authority, id),
  foreign key (authority, account) references account (authority, account),
  foreign key (authority, party) references party (authority, party),
  constraint membership_says_who_confirmed check ((confirmed_at is null) = (confirmed_by is null)),
  constraint membership_says_who_ended check ((ended_at is null) = (ended_by is null))
);
create unique index membership_stands_once on membership (authority, account, party)
  where ended_at is null;
create index membership_by_party on membership (authority, party) where ended_at is null;

-- An empty programme means all of them.
create table role_grant (
  authority text not null references authority,
  id uuid not null,
  account uuid not null,
  role text not null,
  programme text not null,
  given_at timestamptz not null,
  given_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority, id),
  foreign key (authority, account) references account (authority, account),
  constraint granted_role_is_known check (role in ('applicant', 'counsellor', 'expert', 'operator',
    'officer', 'auditor', 'administrator')),
  constraint grant_says_who_ended check ((ended_at is null) = (ended_by is null))
);
create unique index role_is_granted_once on role_grant (authority, account, role, programme)
  where ended_at is null;
create index role_grant_by_role on role_grant (authority, role) where ended_at is null;

-- Passkeys (WebAuthn): the id as the authenticator names it, and the public key (COSE).
create table credential (
  authority text not null references authority,
  id text not null,
  account uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (authority, id),
  foreign key (authority, account) references account (authority, account)
);
create index credential_by_account on credential (authority, account);

-- Codes that stand in for a lost second factor, each once.
create table recovery_code (
  authority text not null references authority,
  account uuid not null,
  digest text not null,
  used_at timestamptz,
  primary key (authority, account, digest),
  foreign key (authority, account) references account (authority, account)
);

-- Who somebody is to an OpenID Connect provider.
create table external_identity (
  authority text not null references authority,
  issuer text not null,
  subject text not null,
  account uuid not null,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (authority, issuer, subject),
  foreign key (authority, account) references account (authority, account)
);
create index external_identity_by_account on external_identity (authority, account);

create table mail_link (
  authority text not null references authority,
  id uuid not null,
  digest text not null,
  purpose text not null,
  address text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (authority, id),
  constraint mail_link_digest_is_unique unique (authority, digest),
  constraint mail_link_purpose_is_known
    check (purpose in ('sign-up', 'sign-in', 'reset', 'invite', 'address'))
);
create index mail_link_by_address on mail_link (authority, address);
create index mail_link_by_expiry on mail_link (authority, expires_at);

create table sign_in (
  authority text not null references authority,
  id uuid not null,
  digest text not null,
  account uuid not null,
  way text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  device text,
  address text,
  ended_at timestamptz,
  primary key (authority, id),
  constraint sign_in_digest_is_unique unique (authority, digest),
  foreign key (authority, account) references account (authority, account),
  constraint sign_in_way_is_known check (way in ('password', 'passkey', 'link', 'identity'))
);
create index sign_in_by_account on sign_in (authority, account);
create index sign_in_by_expiry on sign_in (authority, expires_at);

-- What was asked of a browser and must come back within minutes, once: the challenge of a passkey,
-- the state of a round trip to an identity provider.
create table sign_in_challenge (
  authority text not null references authority,
  digest text not null,
  purpose text not null,
  account uuid,
  content jsonb not null,
  expires_at timestamptz not null,
  primary key (authority, digest),
  foreign key (authority, account) references account (authority, account)
);
create index sign_in_challenge_by_expiry on sign_in_challenge (authority, expires_at);

-- Failed attempts in the window that is open: by account or mail address, and by network address,
-- each as a digest.
create table attempt (
  authority text not null references authority,
  kind text not null,
  subject text not null,
  started_at timestamptz not null,
  failures integer not null,
  primary key (authority, kind, subject),
  constraint failures_are_not_negative check (failures >= 0)
);

create table api_token (
  authority text not null references authority,
  id uuid not null,
  digest text not null,
  account uuid not null,
  label text not null,
  scopes text[] not null,
  second_factor boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  primary key (authority, id),
  constraint api_token_digest_is_unique unique (authority, digest),
  foreign key (authority, account) references account (authority, account)
);
create index api_token_by_account on api_token (authority, account);

do $$
declare
  name text;
begin
  foreach name in array array[
    'account', 'membership', 'role_grant', 'credential', 'recovery_code', 'external_identity',
    'mail_link', 'sign_in', 'sign_in_challenge', 'attempt', 'api_token'
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

grant update (address, name, kana, telephone, birth_date, language, password_hash, totp_secret,
  totp_pending, totp_confirmed_at, totp_step, party, closed_at) on account to jisseki_app;
grant update (confirmed_at, confirmed_by, ended_at, ended_by) on membership to jisseki_app;
grant update (ended_at, ended_by) on role_grant to jisseki_app;
grant update (counter, label, last_used_at) on credential to jisseki_app;
grant update (used_at) on recovery_code to jisseki_app;
grant update (last_used_at) on external_identity to jisseki_app;
grant update (used_at, ended_at) on mail_link to jisseki_app;
grant update (last_seen_at, second_factor_at, device, address, ended_at) on sign_in to jisseki_app;
grant update (started_at, failures) on attempt to jisseki_app;
grant update (last_used_at, ended_at) on api_token to jisseki_app;
grant delete on credential, recovery_code, external_identity, mail_link, sign_in,
  sign_in_challenge, attempt to jisseki_app;
