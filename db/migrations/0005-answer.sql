-- What people type before they send it, and the files that they hand in. None of it belongs to the
-- books: it changes, moves from a browser to an account, and goes when it is sent or forgotten.

-- One draft for each owner and form. An owner is an account, or a browser by its token's digest.
create table draft (
  authority text not null references authority,
  draft uuid not null,
  owner text not null,
  subject text not null,
  form_version integer not null,
  -- As typed, by the questions' keys, whether it can be read or not.
  typed jsonb not null,
  -- What was typed and has no place in the form's present version, or was overtaken.
  set_aside jsonb not null,
  saved_at timestamptz not null,
  revision integer not null,
  -- The page that saved last, and what it sent: by this its next save tells what it changed.
  writer text not null,
  written jsonb not null,
  primary key (authority, draft),
  constraint draft_is_one_for_its_owner unique (authority, owner, subject),
  constraint draft_owner_is_known
    check (owner ~ '^(account:[0-9a-f-]{36}|browser:[0-9a-f]{64})$')
);
create index draft_by_saving on draft (authority, saved_at);

-- A file belongs to its owner's draft until an application takes it. Erasing it leaves the row,
-- without its name and its bytes, for the answers that name it.
create table upload (
  authority text not null references authority,
  upload uuid not null,
  owner text not null,
  subject text not null,
  question text not null,
  application uuid,
  name text,
  type text not null,
  size integer not null,
  sha256 text,
  bytes bytea,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (authority, upload),
  foreign key (authority, application) references application (authority, application),
  constraint upload_owner_is_known
    check (owner ~ '^(account:[0-9a-f-]{36}|browser:[0-9a-f]{64})$'),
  constraint upload_size_is_bounded check (size between 1 and 10485760),
  constraint a_deleted_upload_holds_nothing check (
    (deleted_at is null) = (bytes is not null)
    and (deleted_at is null) = (name is not null)
    and (deleted_at is null) = (sha256 is not null)
  )
);
-- Most files are compressed already.
alter table upload alter column bytes set storage external;
create index upload_waiting on upload (authority, owner, subject) where application is null;
create index upload_by_application on upload (authority, application) where application is not null;

do $$
declare
  name text;
begin
  foreach name in array array['draft', 'upload'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy of_the_authority on %I using '
      '(authority = (select nullif(current_setting(''jisseki.authority'', true), '''')))',
      name
    );
    execute format('grant select, insert, delete on %I to jisseki_app', name);
  end loop;
end
$$;

grant update (owner, form_version, typed, set_aside, saved_at, revision, writer, written)
  on draft to jisseki_app;
grant update (owner, application, name, sha256, bytes, deleted_at) on upload to jisseki_app;
