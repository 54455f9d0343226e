-- What applicants send after they have applied: papers, mended answers, reports. Each sending stays,
-- as a version of its purpose; what it says can be erased.

create table submission (
  authority text not null references authority,
  submission uuid not null,
  application uuid not null,
  purpose text not null,
  version integer not null,
  form_version integer not null,
  act text not null,
  sent_at timestamptz not null,
  sent_by text not null,
  command bigint not null,
  primary key (authority, submission),
  constraint submission_version_is_unique unique (authority, application, purpose, version),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

create table submission_answer (
  authority text not null references authority,
  submission uuid not null,
  answers jsonb not null,
  primary key (authority, submission),
  foreign key (authority, submission) references submission (authority, submission)
);

-- What is to be mended when an application is returned: item by item, to a question or in general.
create table return_item (
  authority text not null references authority,
  application uuid not null,
  command bigint not null,
  position integer not null,
  question text,
  purpose text not null,
  -- Erased with the rest of what was said.
  remark text,
  primary key (authority, application, command, position),
  foreign key (authority, application) references application (authority, application),
  foreign key (authority, command) references command (authority, position)
);

do $$
declare
  name text;
begin
  foreach name in array array['submission', 'submission_answer', 'return_item'] loop
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

grant delete on submission_answer to jisseki_app;
grant update (remark) on return_item to jisseki_app;
