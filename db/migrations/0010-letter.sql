-- Official letters: their texts, their numbers, and each as it was sent.

-- The texts of an authority, version by version; without a document, the program's usual one. The
-- act says who changed it, when and why.
create table letter_template (
  authority text not null references authority,
  sort text not null,
  version integer not null,
  document jsonb,
  command bigint not null,
  primary key (authority, sort, version),
  foreign key (authority, command) references command (authority, position)
);

-- A text that an officer tries before it is saved: one for each sort and officer.
create table letter_draft (
  authority text not null references authority,
  sort text not null,
  actor text not null,
  document jsonb not null,
  changed_at timestamptz not null,
  primary key (authority, sort, actor)
);

-- The running number of each fiscal year, and the form of the numbers. One narrow row: whoever
-- issues a letter takes the next number of it, and the next one waits until that stands.
create table letter_numbering (
  authority text not null references authority,
  fiscal_year integer not null,
  form text not null,
  last integer not null,
  command bigint not null,
  primary key (authority, fiscal_year),
  foreign key (authority, command) references command (authority, position),
  constraint letter_numbers_count_up check (last >= 0)
) with (fillfactor = 50);

-- A letter that was issued. What tells whom it is for, and what it says, lies in a table of its own.
create table letter (
  authority text not null references authority,
  letter uuid not null,
  application uuid not null,
  programme text not null,
  sort text not null,
  -- The version of the text; 0 for the program's usual one.
  template_version integer not null,
  fiscal_year integer not null,
  serial integer not null,
  number text not null,
  issued_on date not null,
  addressee_type text not null,
  command bigint not null,
  primary key (authority, letter),
  constraint letter_number_is_unique unique (authority, fiscal_year, serial),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position),
  constraint letter_serial_is_positive check (serial >= 1),
  constraint letter_addressee_is_known check (addressee_type in ('person', 'organisation'))
);
create index letter_by_application on letter (application, letter, authority);
create index letter_by_programme on letter (programme, letter, authority);

-- What a letter says, word for word, in each of its languages; erasable.
create table letter_detail (
  authority text not null references authority,
  letter uuid not null,
  document jsonb not null,
  primary key (authority, letter),
  foreign key (authority, letter) references letter (authority, letter)
);

-- The PDF of a letter: printed once, the same bytes for ever; erased with what the letter says, be
-- it printed in that very moment.
create table letter_print (
  authority text not null references authority,
  letter uuid not null,
  language text not null,
  bytes bytea not null,
  -- SHA-256 of the bytes, in hexadecimal.
  digest text not null,
  printed_at timestamptz not null,
  primary key (authority, letter, language),
  foreign key (authority, letter) references letter_detail (authority, letter)
    on delete cascade,
  constraint letter_print_has_a_digest check (length(digest) = 64)
);

-- Letters that are still to be printed.
create table letter_unprinted (
  authority text not null references authority,
  letter uuid not null,
  primary key (authority, letter),
  foreign key (authority, letter) references letter (authority, letter)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'letter_template', 'letter_draft', 'letter_numbering', 'letter', 'letter_detail',
    'letter_print', 'letter_unprinted'
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

grant update (form, last, command) on letter_numbering to jisseki_app;
grant update (document, changed_at) on letter_draft to jisseki_app;
grant delete on letter_draft, letter_detail, letter_unprinted to jisseki_app;
