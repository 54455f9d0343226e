-- The schema as the migrations make it. Written by "npm run schema"; held by a test.

create table account (
  authority text not null,
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
  totp_confirmed_at timestamp with time zone,
  totp_step bigint,
  party uuid,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint account_address_is_unique UNIQUE (authority, address),
  constraint account_party_is_unique UNIQUE (authority, party),
  constraint account_pkey PRIMARY KEY (authority, account),
  constraint account_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint account_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint account_language_is_known CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint an_open_account_has_an_address CHECK (((address IS NULL) = (closed_at IS NOT NULL))),
  constraint totp_is_confirmed_with_its_secret CHECK (((totp_secret IS NULL) = (totp_confirmed_at IS NULL)))
);
alter table account enable row level security;
create policy of_the_authority on account for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on account to jisseki_app;
grant update (address) on account to jisseki_app;
grant update (birth_date) on account to jisseki_app;
grant update (closed_at) on account to jisseki_app;
grant update (kana) on account to jisseki_app;
grant update (language) on account to jisseki_app;
grant update (name) on account to jisseki_app;
grant update (party) on account to jisseki_app;
grant update (password_hash) on account to jisseki_app;
grant update (telephone) on account to jisseki_app;
grant update (totp_confirmed_at) on account to jisseki_app;
grant update (totp_pending) on account to jisseki_app;
grant update (totp_secret) on account to jisseki_app;
grant update (totp_step) on account to jisseki_app;

create table activity (
  authority text not null,
  activity uuid not null,
  offering uuid not null,
  session uuid,
  application uuid,
  sort text not null,
  once text,
  happened_at timestamp with time zone not null,
  channel text,
  quantity integer not null,
  details jsonb not null,
  entered_by text not null,
  taken_back_by bigint,
  command bigint not null,
  constraint activity_pkey PRIMARY KEY (authority, activity),
  constraint activity_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint activity_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint activity_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint activity_authority_session_fkey FOREIGN KEY (authority, session) REFERENCES session(authority, session),
  constraint activity_authority_taken_back_by_fkey FOREIGN KEY (authority, taken_back_by) REFERENCES command(authority, "position")
);
CREATE INDEX activity_by_application ON public.activity USING btree (authority, application, happened_at);
CREATE INDEX activity_by_session ON public.activity USING btree (authority, session, sort, happened_at);
CREATE INDEX activity_for_desk ON public.activity USING btree (authority, session, happened_at) WHERE ((sort = 'scan'::text) AND (application IS NULL) AND (taken_back_by IS NULL));
CREATE UNIQUE INDEX activity_once ON public.activity USING btree (authority, application, sort, once) WHERE ((once IS NOT NULL) AND (taken_back_by IS NULL));
alter table activity enable row level security;
create policy of_the_authority on activity for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on activity to jisseki_app;
grant update (details) on activity to jisseki_app;
grant update (taken_back_by) on activity to jisseki_app;

create table api_token (
  authority text not null,
  id uuid not null,
  digest text not null,
  account uuid not null,
  label text not null,
  scopes text[] not null,
  second_factor boolean not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint api_token_digest_is_unique UNIQUE (authority, digest),
  constraint api_token_pkey PRIMARY KEY (authority, id),
  constraint api_token_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint api_token_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX api_token_by_account ON public.api_token USING btree (authority, account);
alter table api_token enable row level security;
create policy of_the_authority on api_token for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on api_token to jisseki_app;
grant update (ended_at) on api_token to jisseki_app;
grant update (last_used_at) on api_token to jisseki_app;

create table application (
  authority text not null,
  application uuid not null,
  number text not null,
  offering uuid not null,
  session uuid,
  place uuid not null,
  parent uuid,
  claim uuid not null,
  lifecycle text not null,
  state text not null,
  holds_seat boolean not null,
  waits boolean not null,
  is_live boolean not null,
  awaits_staff boolean not null,
  party uuid,
  party_type text,
  account uuid,
  form_version integer,
  offered_until timestamp with time zone,
  weight bigint not null default 1,
  applied_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  command bigint not null,
  turn integer,
  constraint application_number_is_unique UNIQUE (authority, number),
  constraint application_pkey PRIMARY KEY (authority, application),
  constraint application_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint application_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint application_authority_parent_fkey FOREIGN KEY (authority, parent) REFERENCES application(authority, application),
  constraint application_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint application_authority_place_fkey FOREIGN KEY (authority, place) REFERENCES seats(authority, place),
  constraint application_authority_session_fkey FOREIGN KEY (authority, session) REFERENCES session(authority, session),
  constraint application_weight_check CHECK ((weight >= 0))
);
CREATE INDEX application_awaiting_staff ON public.application USING btree (authority, offering, changed_at) WHERE awaits_staff;
CREATE INDEX application_booked ON public.application USING btree (authority, offering, party) WHERE (state = 'booked'::text);
CREATE INDEX application_by_account ON public.application USING btree (authority, account, application) WHERE (account IS NOT NULL);
CREATE INDEX application_by_command ON public.application USING btree (command, authority);
CREATE INDEX application_by_offering ON public.application USING btree (offering, application, authority);
CREATE INDEX application_by_parent ON public.application USING btree (authority, parent) WHERE (parent IS NOT NULL);
CREATE INDEX application_by_party ON public.application USING btree (authority, party, application) WHERE (party IS NOT NULL);
CREATE INDEX application_by_session ON public.application USING btree (authority, session, application) WHERE (session IS NOT NULL);
CREATE INDEX application_offered ON public.application USING btree (authority, offered_until) WHERE (offered_until IS NOT NULL);
CREATE UNIQUE INDEX application_once_at_a_place ON public.application USING btree (authority, place, party) WHERE (is_live AND (party IS NOT NULL));
CREATE INDEX application_waiting ON public.application USING btree (authority, place, turn, command, application) WHERE waits;
alter table application enable row level security;
create policy of_the_authority on application for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select, update on application to jisseki_app;

create table application_detail (
  authority text not null,
  application uuid not null,
  name text,
  kana text,
  mail text,
  telephone text,
  language text not null,
  answers jsonb not null,
  constraint application_detail_pkey PRIMARY KEY (authority, application),
  constraint application_detail_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application)
);
CREATE INDEX application_detail_by_name ON public.application_detail USING btree (authority, name);
alter table application_detail enable row level security;
create policy of_the_authority on application_detail for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select, update on application_detail to jisseki_app;

create table attempt (
  authority text not null,
  kind text not null,
  subject text not null,
  started_at timestamp with time zone not null,
  failures integer not null,
  constraint attempt_pkey PRIMARY KEY (authority, kind, subject),
  constraint attempt_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint failures_are_not_negative CHECK ((failures >= 0))
);
alter table attempt enable row level security;
create policy of_the_authority on attempt for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on attempt to jisseki_app;
grant update (failures) on attempt to jisseki_app;
grant update (started_at) on attempt to jisseki_app;

create table authority (
  authority text not null,
  name_ja text not null,
  name_en text not null,
  constraint authority_pkey PRIMARY KEY (authority),
  constraint authority_is_a_code CHECK ((authority ~ '^[0-9]{6}$'::text))
);
alter table authority enable row level security;
create policy of_the_authority on authority for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on authority to jisseki_app;

create table certificate (
  authority text not null,
  application uuid not null,
  fiscal_year integer not null,
  line text not null,
  serial integer not null,
  issued_on date not null,
  document jsonb not null,
  command bigint not null,
  constraint certificate_number_is_unique UNIQUE (authority, fiscal_year, line, serial),
  constraint certificate_pkey PRIMARY KEY (authority, application),
  constraint certificate_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint certificate_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint certificate_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint certificate_serial_is_positive CHECK ((serial >= 1))
);
alter table certificate enable row level security;
create policy of_the_authority on certificate for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on certificate to jisseki_app;

create table certification_certificate (
  authority text not null,
  application uuid not null,
  command bigint not null,
  sort text not null,
  programme text not null,
  fiscal_year integer not null,
  serial integer not null,
  valid_from date not null,
  valid_until date not null,
  letter uuid,
  constraint certification_number_is_unique UNIQUE (authority, programme, fiscal_year, serial),
  constraint certification_certificate_pkey PRIMARY KEY (authority, application, command),
  constraint certification_certificate_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint certification_certificate_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint certification_certificate_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint certification_certificate_authority_letter_fkey FOREIGN KEY (authority, letter) REFERENCES letter(authority, letter),
  constraint certificate_runs_forward CHECK ((valid_from <= valid_until)),
  constraint certificate_sort_is_known CHECK ((sort = ANY (ARRAY['provisional'::text, 'full'::text, 'renewal'::text])))
);
CREATE INDEX certification_certificate_by_end ON public.certification_certificate USING btree (authority, valid_until, application);
alter table certification_certificate enable row level security;
create policy of_the_authority on certification_certificate for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on certification_certificate to jisseki_app;

create table certification_check (
  authority text not null,
  application uuid not null,
  criterion text not null,
  command bigint not null,
  outcome text not null,
  numbers jsonb not null,
  evidence_seen boolean not null,
  note text,
  checked_at timestamp with time zone not null,
  checked_by text not null,
  constraint certification_check_pkey PRIMARY KEY (authority, application, criterion, command),
  constraint certification_check_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint certification_check_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint certification_check_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint check_outcome_is_known CHECK ((outcome = ANY (ARRAY['met'::text, 'not-met'::text, 'not-applicable'::text])))
);
alter table certification_check enable row level security;
create policy of_the_authority on certification_check for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on certification_check to jisseki_app;
grant update (note) on certification_check to jisseki_app;

create table certification_entry (
  authority text not null,
  application uuid not null,
  name_ja text not null,
  name_en text not null,
  place_ja text not null,
  place_en text not null,
  work_ja text not null,
  work_en text not null,
  shows_number boolean not null,
  shows_place boolean not null,
  shows_work boolean not null,
  agreed_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint certification_entry_pkey PRIMARY KEY (authority, application),
  constraint certification_entry_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint certification_entry_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table certification_entry enable row level security;
create policy of_the_authority on certification_entry for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on certification_entry to jisseki_app;
grant update (agreed_at) on certification_entry to jisseki_app;
grant update (changed_at) on certification_entry to jisseki_app;
grant update (name_en) on certification_entry to jisseki_app;
grant update (name_ja) on certification_entry to jisseki_app;
grant update (place_en) on certification_entry to jisseki_app;
grant update (place_ja) on certification_entry to jisseki_app;
grant update (shows_number) on certification_entry to jisseki_app;
grant update (shows_place) on certification_entry to jisseki_app;
grant update (shows_work) on certification_entry to jisseki_app;
grant update (work_en) on certification_entry to jisseki_app;
grant update (work_ja) on certification_entry to jisseki_app;

create table certification_meeting (
  authority text not null,
  meeting uuid not null,
  application uuid not null,
  held_on date not null,
  result text not null,
  members text,
  conditions text,
  minutes text,
  file_name text,
  file_type text,
  file_bytes bytea,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  command bigint not null,
  constraint certification_meeting_pkey PRIMARY KEY (authority, meeting),
  constraint certification_meeting_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint certification_meeting_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint certification_meeting_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint meeting_file_is_whole CHECK ((((file_name IS NULL) = (file_type IS NULL)) AND ((file_name IS NULL) = (file_bytes IS NULL)))),
  constraint meeting_result_is_known CHECK ((result = ANY (ARRAY['certify'::text, 'certify-provisionally'::text, 'return'::text, 'refuse'::text])))
);
CREATE INDEX certification_meeting_by_application ON public.certification_meeting USING btree (authority, application, held_on);
alter table certification_meeting enable row level security;
create policy of_the_authority on certification_meeting for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on certification_meeting to jisseki_app;
grant update (conditions) on certification_meeting to jisseki_app;
grant update (file_bytes) on certification_meeting to jisseki_app;
grant update (file_name) on certification_meeting to jisseki_app;
grant update (file_type) on certification_meeting to jisseki_app;
grant update (members) on certification_meeting to jisseki_app;
grant update (minutes) on certification_meeting to jisseki_app;

create table certification_note (
  authority text not null,
  note uuid not null,
  application uuid not null,
  on_day date not null,
  author text not null,
  body text,
  written_at timestamp with time zone not null,
  command bigint not null,
  constraint certification_note_pkey PRIMARY KEY (authority, note),
  constraint certification_note_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint certification_note_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint certification_note_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX certification_note_by_application ON public.certification_note USING btree (authority, application, on_day);
alter table certification_note enable row level security;
create policy of_the_authority on certification_note for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on certification_note to jisseki_app;
grant update (body) on certification_note to jisseki_app;

create table certification_serial (
  authority text not null,
  programme text not null,
  fiscal_year integer not null,
  last integer not null,
  constraint certification_serial_pkey PRIMARY KEY (authority, programme, fiscal_year),
  constraint certification_serial_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint certification_serial_is_positive CHECK ((last >= 1))
);
alter table certification_serial enable row level security;
create policy of_the_authority on certification_serial for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on certification_serial to jisseki_app;
grant update (last) on certification_serial to jisseki_app;

create table command (
  authority text not null,
  position bigint not null generated always as identity,
  id uuid not null,
  act text not null,
  actor text not null,
  idempotency_key text not null,
  input_digest text not null,
  recorded_at timestamp with time zone not null,
  reason text,
  undoes bigint,
  outcome jsonb not null default '{}'::jsonb,
  xid xid8 not null default pg_current_xact_id(),
  constraint command_id_is_unique UNIQUE (authority, id),
  constraint command_key_is_unique UNIQUE (authority, idempotency_key),
  constraint command_pkey PRIMARY KEY (authority, "position"),
  constraint command_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint command_authority_undoes_fkey FOREIGN KEY (authority, undoes) REFERENCES command(authority, "position")
);
CREATE UNIQUE INDEX command_is_undone_once ON public.command USING btree (authority, undoes) WHERE (undoes IS NOT NULL);
CREATE INDEX command_of_list ON public.command USING btree (act, "position", authority) WHERE (act = ANY (ARRAY['application.import'::text, 'attendance.import'::text, 'offering.import'::text, 'session.add'::text]));
alter table command enable row level security;
create policy of_the_authority on command for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on command to jisseki_app;
grant update (outcome) on command to jisseki_app;

create table consultation (
  authority text not null,
  application uuid not null,
  digest text,
  taken_by uuid,
  taken_at timestamp with time zone,
  waits_since timestamp with time zone,
  next_contact_on date,
  constraint consultation_digest_is_unique UNIQUE (authority, digest),
  constraint consultation_pkey PRIMARY KEY (authority, application),
  constraint consultation_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint consultation_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint consultation_digest_is_one CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint taken_has_its_moment CHECK (((taken_by IS NULL) = (taken_at IS NULL)))
);
CREATE INDEX consultation_to_contact ON public.consultation USING btree (authority, next_contact_on, application) WHERE (next_contact_on IS NOT NULL);
CREATE INDEX consultation_waiting ON public.consultation USING btree (authority, waits_since, application) WHERE (waits_since IS NOT NULL);
alter table consultation enable row level security;
create policy of_the_authority on consultation for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on consultation to jisseki_app;
grant update (digest) on consultation to jisseki_app;
grant update (next_contact_on) on consultation to jisseki_app;
grant update (taken_at) on consultation to jisseki_app;
grant update (taken_by) on consultation to jisseki_app;
grant update (waits_since) on consultation to jisseki_app;

create table consultation_text (
  authority text not null,
  text uuid not null,
  application uuid not null,
  sort text not null,
  author uuid,
  body text not null,
  written_at timestamp with time zone not null,
  constraint consultation_text_pkey PRIMARY KEY (authority, text),
  constraint consultation_text_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint consultation_text_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint a_message_is_the_persons CHECK (((sort = 'message'::text) = (author IS NULL))),
  constraint consultation_text_sort_is_known CHECK ((sort = ANY (ARRAY['message'::text, 'answer'::text, 'note'::text])))
);
CREATE INDEX consultation_text_by_application ON public.consultation_text USING btree (authority, application, text);
alter table consultation_text enable row level security;
create policy of_the_authority on consultation_text for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on consultation_text to jisseki_app;
grant update (application) on consultation_text to jisseki_app;

create table course_choice (
  authority text not null,
  application uuid not null,
  command bigint not null,
  outcome text not null,
  rank integer,
  reason_ja text not null,
  reason_en text not null,
  constraint course_choice_pkey PRIMARY KEY (authority, application, command),
  constraint course_choice_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint course_choice_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint course_choice_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint choice_outcome_is_known CHECK ((outcome = ANY (ARRAY['accepted'::text, 'reserve'::text, 'declined'::text])))
);
alter table course_choice enable row level security;
create policy of_the_authority on course_choice for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on course_choice to jisseki_app;

create table course_draw (
  authority text not null,
  offering uuid not null,
  commitment text not null,
  secret text not null,
  committed_at timestamp with time zone not null,
  list_digest text,
  terms jsonb,
  entries jsonb,
  closed_at timestamp with time zone,
  record jsonb,
  drawn_at timestamp with time zone,
  command bigint not null,
  constraint course_draw_pkey PRIMARY KEY (authority, offering),
  constraint course_draw_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint course_draw_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint course_draw_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint draw_is_made_of_a_fixed_list CHECK ((((drawn_at IS NULL) = (record IS NULL)) AND ((drawn_at IS NULL) OR (closed_at IS NOT NULL)))),
  constraint draw_list_is_fixed_as_a_whole CHECK ((((closed_at IS NULL) = (list_digest IS NULL)) AND ((closed_at IS NULL) = (terms IS NULL)) AND ((closed_at IS NULL) = (entries IS NULL))))
);
alter table course_draw enable row level security;
create policy of_the_authority on course_draw for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on course_draw to jisseki_app;
grant update (closed_at) on course_draw to jisseki_app;
grant update (command) on course_draw to jisseki_app;
grant update (drawn_at) on course_draw to jisseki_app;
grant update (entries) on course_draw to jisseki_app;
grant update (list_digest) on course_draw to jisseki_app;
grant update (record) on course_draw to jisseki_app;
grant update (terms) on course_draw to jisseki_app;

create table course_point (
  authority text not null,
  application uuid not null,
  criterion text not null,
  points integer not null,
  command bigint not null,
  constraint course_point_pkey PRIMARY KEY (authority, application, criterion),
  constraint course_point_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint course_point_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint course_point_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table course_point enable row level security;
create policy of_the_authority on course_point for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on course_point to jisseki_app;
grant update (command) on course_point to jisseki_app;
grant update (points) on course_point to jisseki_app;

create table credential (
  authority text not null,
  id text not null,
  account uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint credential_pkey PRIMARY KEY (authority, id),
  constraint credential_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint credential_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX credential_by_account ON public.credential USING btree (authority, account);
alter table credential enable row level security;
create policy of_the_authority on credential for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on credential to jisseki_app;
grant update (counter) on credential to jisseki_app;
grant update (label) on credential to jisseki_app;
grant update (last_used_at) on credential to jisseki_app;

create table dispatch (
  authority text not null,
  application uuid not null,
  visits integer not null,
  field text not null,
  area text not null,
  expert uuid,
  assigned_at timestamp with time zone,
  command bigint not null,
  constraint dispatch_pkey PRIMARY KEY (authority, application),
  constraint dispatch_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint dispatch_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint dispatch_authority_expert_fkey FOREIGN KEY (authority, expert) REFERENCES expert(authority, expert),
  constraint dispatch_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint assigned_has_its_moment CHECK (((expert IS NULL) = (assigned_at IS NULL))),
  constraint visits_are_some CHECK (((visits >= 1) AND (visits <= 100)))
);
CREATE INDEX dispatch_by_expert ON public.dispatch USING btree (authority, expert, application) WHERE (expert IS NOT NULL);
alter table dispatch enable row level security;
create policy of_the_authority on dispatch for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on dispatch to jisseki_app;
grant update (area) on dispatch to jisseki_app;
grant update (assigned_at) on dispatch to jisseki_app;
grant update (expert) on dispatch to jisseki_app;
grant update (field) on dispatch to jisseki_app;
grant update (visits) on dispatch to jisseki_app;

create table dispatch_company (
  authority text not null,
  party uuid not null,
  counted_by bigint not null,
  constraint dispatch_company_pkey PRIMARY KEY (authority, party),
  constraint dispatch_company_authority_counted_by_fkey FOREIGN KEY (authority, counted_by) REFERENCES command(authority, "position"),
  constraint dispatch_company_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint dispatch_company_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party)
);
alter table dispatch_company enable row level security;
create policy of_the_authority on dispatch_company for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on dispatch_company to jisseki_app;
grant update (counted_by) on dispatch_company to jisseki_app;

create table dispatch_text (
  authority text not null,
  visit uuid not null,
  done text not null default ''::text,
  advice text not null default ''::text,
  next text not null default ''::text,
  words text not null default ''::text,
  saved_at timestamp with time zone not null,
  constraint dispatch_text_pkey PRIMARY KEY (authority, visit),
  constraint dispatch_text_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint dispatch_text_authority_visit_fkey FOREIGN KEY (authority, visit) REFERENCES dispatch_visit(authority, visit)
);
alter table dispatch_text enable row level security;
create policy of_the_authority on dispatch_text for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select, update on dispatch_text to jisseki_app;

create table dispatch_visit (
  authority text not null,
  visit uuid not null,
  application uuid not null,
  expert uuid not null,
  state text not null,
  held_on date not null,
  begins_at text,
  minutes integer not null,
  channel text not null,
  fiscal_year integer not null,
  yen bigint not null default 0,
  reported_at timestamp with time zone,
  reported_by bigint,
  rating smallint,
  confirmed_at timestamp with time zone,
  confirmed_by bigint,
  claim uuid,
  command bigint not null,
  constraint dispatch_visit_pkey PRIMARY KEY (authority, visit),
  constraint dispatch_visit_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES dispatch(authority, application),
  constraint dispatch_visit_authority_claim_fkey FOREIGN KEY (authority, claim) REFERENCES fee_claim(authority, claim),
  constraint dispatch_visit_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint dispatch_visit_authority_expert_fkey FOREIGN KEY (authority, expert) REFERENCES expert(authority, expert),
  constraint dispatch_visit_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint a_rating_has_its_moment CHECK ((((confirmed_at IS NULL) = (rating IS NULL)) AND ((confirmed_at IS NULL) = (confirmed_by IS NULL)))),
  constraint a_report_has_its_moment CHECK (((reported_at IS NULL) = (reported_by IS NULL))),
  constraint only_reported_visits_are_claimed CHECK (((claim IS NULL) OR (state = 'reported'::text))),
  constraint rating_is_of_five CHECK (((rating >= 1) AND (rating <= 5))),
  constraint visit_begins_at_a_time CHECK ((begins_at ~ '^[0-2][0-9]:[0-5][0-9]$'::text)),
  constraint visit_channel_is_known CHECK ((channel = ANY (ARRAY['in-person'::text, 'online'::text]))),
  constraint visit_lasts_a_while CHECK (((minutes >= 1) AND (minutes <= 1440))),
  constraint visit_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'reported'::text, 'cancelled'::text, 'taken-back'::text])))
);
CREATE INDEX dispatch_visit_by_application ON public.dispatch_visit USING btree (application, held_on, authority);
CREATE INDEX dispatch_visit_by_claim ON public.dispatch_visit USING btree (authority, claim) WHERE (claim IS NOT NULL);
CREATE INDEX dispatch_visit_by_expert ON public.dispatch_visit USING btree (expert, held_on, visit, authority);
CREATE INDEX dispatch_visit_planned ON public.dispatch_visit USING btree (authority, held_on) WHERE (state = 'planned'::text);
alter table dispatch_visit enable row level security;
create policy of_the_authority on dispatch_visit for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on dispatch_visit to jisseki_app;
grant update (begins_at) on dispatch_visit to jisseki_app;
grant update (channel) on dispatch_visit to jisseki_app;
grant update (claim) on dispatch_visit to jisseki_app;
grant update (confirmed_at) on dispatch_visit to jisseki_app;
grant update (confirmed_by) on dispatch_visit to jisseki_app;
grant update (fiscal_year) on dispatch_visit to jisseki_app;
grant update (held_on) on dispatch_visit to jisseki_app;
grant update (minutes) on dispatch_visit to jisseki_app;
grant update (rating) on dispatch_visit to jisseki_app;
grant update (reported_at) on dispatch_visit to jisseki_app;
grant update (reported_by) on dispatch_visit to jisseki_app;
grant update (state) on dispatch_visit to jisseki_app;
grant update (yen) on dispatch_visit to jisseki_app;

create table draft (
  authority text not null,
  draft uuid not null,
  owner text not null,
  subject text not null,
  form_version integer not null,
  typed jsonb not null,
  set_aside jsonb not null,
  saved_at timestamp with time zone not null,
  revision integer not null,
  writer text not null,
  written jsonb not null,
  constraint draft_is_one_for_its_owner UNIQUE (authority, owner, subject),
  constraint draft_pkey PRIMARY KEY (authority, draft),
  constraint draft_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint draft_owner_is_known CHECK ((owner ~ '^(account:[0-9a-f-]{36}|browser:[0-9a-f]{64})$'::text))
);
CREATE INDEX draft_by_saving ON public.draft USING btree (authority, saved_at);
alter table draft enable row level security;
create policy of_the_authority on draft for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on draft to jisseki_app;
grant update (form_version) on draft to jisseki_app;
grant update (owner) on draft to jisseki_app;
grant update (revision) on draft to jisseki_app;
grant update (saved_at) on draft to jisseki_app;
grant update (set_aside) on draft to jisseki_app;
grant update (typed) on draft to jisseki_app;
grant update (writer) on draft to jisseki_app;
grant update (written) on draft to jisseki_app;

create table edition (
  authority text not null,
  fiscal_year integer not null,
  number integer not null,
  document jsonb not null,
  command bigint not null,
  constraint edition_pkey PRIMARY KEY (authority, fiscal_year, number),
  constraint edition_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint edition_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table edition enable row level security;
create policy of_the_authority on edition for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on edition to jisseki_app;

create table edition_entries (
  authority text not null,
  fiscal_year integer not null,
  number integer not null,
  line text not null,
  indicator text not null,
  page integer not null,
  entries jsonb not null,
  constraint edition_entries_pkey PRIMARY KEY (authority, fiscal_year, number, line, indicator, page),
  constraint edition_entries_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table edition_entries enable row level security;
create policy of_the_authority on edition_entries for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on edition_entries to jisseki_app;

create table expert (
  authority text not null,
  expert uuid not null,
  account uuid,
  name text not null,
  fields text[] not null,
  areas text[] not null,
  capacity integer,
  is_open boolean not null,
  version integer not null,
  command bigint not null,
  constraint expert_pkey PRIMARY KEY (authority, expert),
  constraint expert_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint expert_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint expert_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint expert_takes_at_least_none CHECK ((capacity >= 0))
);
CREATE UNIQUE INDEX expert_by_account ON public.expert USING btree (authority, account) WHERE (account IS NOT NULL);
CREATE INDEX expert_by_name ON public.expert USING btree (name, expert, authority);
alter table expert enable row level security;
create policy of_the_authority on expert for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on expert to jisseki_app;
grant update (account) on expert to jisseki_app;
grant update (areas) on expert to jisseki_app;
grant update (capacity) on expert to jisseki_app;
grant update (fields) on expert to jisseki_app;
grant update (is_open) on expert to jisseki_app;
grant update (name) on expert to jisseki_app;
grant update (version) on expert to jisseki_app;

create table expert_contract (
  authority text not null,
  expert uuid not null,
  corporate_number text not null,
  constraint expert_contract_pkey PRIMARY KEY (authority, expert, corporate_number),
  constraint expert_contract_authority_expert_fkey FOREIGN KEY (authority, expert) REFERENCES expert(authority, expert),
  constraint expert_contract_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint contract_is_with_a_company CHECK ((corporate_number ~ '^[0-9]{13}$'::text))
);
alter table expert_contract enable row level security;
create policy of_the_authority on expert_contract for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on expert_contract to jisseki_app;

create table external_identity (
  authority text not null,
  issuer text not null,
  subject text not null,
  account uuid not null,
  linked_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  constraint external_identity_pkey PRIMARY KEY (authority, issuer, subject),
  constraint external_identity_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint external_identity_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX external_identity_by_account ON public.external_identity USING btree (authority, account);
alter table external_identity enable row level security;
create policy of_the_authority on external_identity for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on external_identity to jisseki_app;
grant update (last_used_at) on external_identity to jisseki_app;

create table fact (
  authority text not null,
  id uuid not null,
  programme text not null,
  component text not null,
  kind text not null,
  party uuid,
  party_type text,
  offering text,
  session text,
  application text,
  quantity bigint not null,
  unit text not null,
  tags text[] not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  command bigint not null,
  late boolean not null,
  corrects uuid,
  reason text,
  source_key uuid,
  constraint fact_pkey PRIMARY KEY (authority, id),
  constraint fact_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint fact_authority_corrects_fkey FOREIGN KEY (authority, corrects) REFERENCES fact(authority, id),
  constraint fact_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint fact_authority_programme_component_fkey FOREIGN KEY (authority, programme, component) REFERENCES programme(authority, programme, component),
  constraint a_correction_has_a_reason CHECK (((corrects IS NULL) OR (reason IS NOT NULL))),
  constraint a_late_fact_has_a_reason CHECK (((NOT late) OR (reason IS NOT NULL))),
  constraint a_named_entry_is_one CHECK (((party IS NULL) OR (unit <> 'entry'::text) OR (quantity = 1))),
  constraint party_has_its_type CHECK (((party IS NULL) = (party_type IS NULL))),
  constraint quantity_is_not_negative CHECK ((quantity >= 0)),
  constraint unit_is_known CHECK ((unit = ANY (ARRAY['entry'::text, 'yen'::text, 'person'::text, 'view'::text])))
);
CREATE INDEX fact_by_application ON public.fact USING btree (authority, application) WHERE (application IS NOT NULL);
CREATE INDEX fact_by_cell ON public.fact USING btree (authority, programme, component, kind, occurred_on);
CREATE INDEX fact_by_command ON public.fact USING btree (command, authority);
CREATE INDEX fact_by_source ON public.fact USING btree (authority, source_key) WHERE (source_key IS NOT NULL);
CREATE UNIQUE INDEX fact_is_corrected_once ON public.fact USING btree (authority, corrects) WHERE (corrects IS NOT NULL);
alter table fact enable row level security;
create policy of_the_authority on fact for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on fact to jisseki_app;

create table fee_claim (
  authority text not null,
  claim uuid not null,
  expert uuid not null,
  programme text not null,
  month date not null,
  state text not null,
  visits integer not null,
  yen bigint not null,
  submitted_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  paid_on date,
  reason text,
  command bigint not null,
  constraint fee_claim_pkey PRIMARY KEY (authority, claim),
  constraint fee_claim_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint fee_claim_authority_expert_fkey FOREIGN KEY (authority, expert) REFERENCES expert(authority, expert),
  constraint fee_claim_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint a_month_begins_on_its_first CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint fee_claim_state_is_known CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text, 'paid'::text]))),
  constraint fee_is_of_visits CHECK (((visits >= 1) AND (yen >= 1))),
  constraint paid_has_its_day CHECK (((state = 'paid'::text) = (paid_on IS NOT NULL)))
);
CREATE INDEX fee_claim_by_expert ON public.fee_claim USING btree (expert, month, claim, authority);
CREATE INDEX fee_claim_by_state ON public.fee_claim USING btree (state, submitted_at, claim, authority);
alter table fee_claim enable row level security;
create policy of_the_authority on fee_claim for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on fee_claim to jisseki_app;
grant update (paid_on) on fee_claim to jisseki_app;
grant update (reason) on fee_claim to jisseki_app;
grant update (settled_at) on fee_claim to jisseki_app;
grant update (state) on fee_claim to jisseki_app;

create table grant_account (
  authority text not null,
  application uuid not null,
  bank text not null,
  branch text not null,
  type text not null,
  number text not null,
  holder text not null,
  claimed_at timestamp with time zone not null,
  constraint grant_account_pkey PRIMARY KEY (authority, application),
  constraint grant_account_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint grant_account_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table grant_account enable row level security;
create policy of_the_authority on grant_account for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select, update on grant_account to jisseki_app;

create table grant_award (
  authority text not null,
  application uuid not null,
  course text not null,
  tier text,
  cost_yen bigint,
  persons integer,
  computed_yen bigint not null,
  decided_yen bigint not null,
  decided_on date not null,
  ends_on date,
  fixed_yen bigint,
  fixed_on date,
  paid_yen bigint not null default 0,
  paid_on date,
  revoked_yen bigint not null default 0,
  repay_yen bigint,
  repay_ordered_on date,
  repay_due_on date,
  repay_basis_points integer,
  version integer not null,
  constraint grant_award_pkey PRIMARY KEY (authority, application),
  constraint grant_award_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint grant_award_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint award_is_not_above_computed CHECK (((decided_yen >= 1) AND (decided_yen <= computed_yen))),
  constraint fixed_has_its_day CHECK (((fixed_yen IS NULL) = (fixed_on IS NULL))),
  constraint fixed_is_not_above_decided CHECK (((fixed_yen >= 0) AND (fixed_yen <= decided_yen))),
  constraint paid_is_not_above_fixed CHECK (((paid_yen >= 0) AND (paid_yen <= COALESCE(fixed_yen, (0)::bigint)))),
  constraint repayment_is_ordered_as_a_whole CHECK ((((repay_yen IS NULL) = (repay_ordered_on IS NULL)) AND ((repay_yen IS NULL) = (repay_due_on IS NULL)) AND ((repay_yen IS NULL) = (repay_basis_points IS NULL))))
);
alter table grant_award enable row level security;
create policy of_the_authority on grant_award for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select, update on grant_award to jisseki_app;

create table grant_award_version (
  authority text not null,
  application uuid not null,
  version integer not null,
  act text not null,
  decided_yen bigint not null,
  fixed_yen bigint,
  persons integer,
  conditions jsonb not null,
  command bigint not null,
  constraint grant_award_version_pkey PRIMARY KEY (authority, application, version),
  constraint grant_award_version_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint grant_award_version_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint grant_award_version_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table grant_award_version enable row level security;
create policy of_the_authority on grant_award_version for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on grant_award_version to jisseki_app;

create table grant_closing (
  authority text not null,
  offering uuid not null,
  left_yen bigint not null,
  closed_at timestamp with time zone not null,
  command bigint not null,
  constraint grant_closing_pkey PRIMARY KEY (authority, offering),
  constraint grant_closing_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint grant_closing_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint grant_closing_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering)
);
alter table grant_closing enable row level security;
create policy of_the_authority on grant_closing for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on grant_closing to jisseki_app;

create table grant_payer (
  authority text not null,
  document jsonb not null,
  command bigint not null,
  constraint grant_payer_pkey PRIMARY KEY (authority),
  constraint grant_payer_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint grant_payer_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table grant_payer enable row level security;
create policy of_the_authority on grant_payer for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select, update on grant_payer to jisseki_app;

create table grant_review (
  authority text not null,
  application uuid not null,
  round integer not null,
  reviewer uuid not null,
  findings jsonb,
  reviewed_at timestamp with time zone not null,
  command bigint not null,
  constraint grant_review_pkey PRIMARY KEY (authority, application, round, reviewer),
  constraint grant_review_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint grant_review_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint grant_review_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table grant_review enable row level security;
create policy of_the_authority on grant_review for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on grant_review to jisseki_app;
grant update (command) on grant_review to jisseki_app;
grant update (findings) on grant_review to jisseki_app;
grant update (reviewed_at) on grant_review to jisseki_app;

create table grant_run (
  authority text not null,
  run uuid not null,
  number integer not null,
  programme text not null,
  state text not null,
  transfer_on date not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  command bigint not null,
  constraint grant_run_number_is_unique UNIQUE (authority, number),
  constraint grant_run_pkey PRIMARY KEY (authority, run),
  constraint grant_run_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint grant_run_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint grant_run_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'paid'::text, 'cancelled'::text])))
);
alter table grant_run enable row level security;
create policy of_the_authority on grant_run for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select, update on grant_run to jisseki_app;

create table grant_transfer (
  authority text not null,
  run uuid not null,
  application uuid not null,
  line integer not null,
  yen bigint not null,
  state text not null,
  account jsonb,
  reason text,
  constraint grant_transfer_pkey PRIMARY KEY (authority, run, application),
  constraint grant_transfer_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint grant_transfer_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint grant_transfer_authority_run_fkey FOREIGN KEY (authority, run) REFERENCES grant_run(authority, run),
  constraint grant_transfer_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'paid'::text, 'failed'::text, 'cancelled'::text]))),
  constraint grant_transfer_yen_check CHECK ((yen > 0))
);
CREATE UNIQUE INDEX grant_transfer_once ON public.grant_transfer USING btree (authority, application) WHERE (state = ANY (ARRAY['planned'::text, 'paid'::text]));
alter table grant_transfer enable row level security;
create policy of_the_authority on grant_transfer for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on grant_transfer to jisseki_app;
grant update (account) on grant_transfer to jisseki_app;
grant update (reason) on grant_transfer to jisseki_app;
grant update (state) on grant_transfer to jisseki_app;

create table host_position (
  authority text not null,
  position uuid not null,
  application uuid not null,
  document jsonb not null,
  seats integer not null,
  taken integer not null,
  is_open boolean not null,
  version integer not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  command bigint not null,
  constraint host_position_pkey PRIMARY KEY (authority, "position"),
  constraint host_position_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint host_position_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint host_position_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint positions_are_never_exceeded CHECK (((taken >= 0) AND (taken <= seats)))
);
CREATE INDEX host_position_by_application ON public.host_position USING btree (application, "position", authority);
alter table host_position enable row level security;
create policy of_the_authority on host_position for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on host_position to jisseki_app;
grant update (changed_at) on host_position to jisseki_app;
grant update (document) on host_position to jisseki_app;
grant update (is_open) on host_position to jisseki_app;
grant update (seats) on host_position to jisseki_app;
grant update (taken) on host_position to jisseki_app;
grant update (version) on host_position to jisseki_app;

create table interview_call (
  authority text not null,
  application uuid not null,
  line uuid,
  number integer,
  called_at timestamp with time zone,
  calls integer not null,
  behind integer,
  behind_since timestamp with time zone,
  met_at timestamp with time zone,
  constraint interview_call_pkey PRIMARY KEY (authority, application),
  constraint interview_call_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint interview_call_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint interview_call_authority_line_fkey FOREIGN KEY (authority, line) REFERENCES session(authority, session),
  constraint a_number_stands_in_a_line CHECK (((line IS NULL) = (number IS NULL))),
  constraint behind_has_its_moment CHECK (((behind IS NULL) = (behind_since IS NULL)))
);
CREATE UNIQUE INDEX interview_number_is_given_once ON public.interview_call USING btree (authority, line, number) WHERE (number IS NOT NULL);
alter table interview_call enable row level security;
create policy of_the_authority on interview_call for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on interview_call to jisseki_app;
grant update (behind) on interview_call to jisseki_app;
grant update (behind_since) on interview_call to jisseki_app;
grant update (called_at) on interview_call to jisseki_app;
grant update (calls) on interview_call to jisseki_app;
grant update (met_at) on interview_call to jisseki_app;

create table learning_progress (
  authority text not null,
  application uuid not null,
  unit_key text not null,
  unit text not null,
  percent integer not null,
  last_on date,
  command bigint not null,
  taken_back_by bigint,
  constraint learning_progress_pkey PRIMARY KEY (authority, application, unit_key, command),
  constraint learning_progress_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint learning_progress_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint learning_progress_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint learning_progress_authority_taken_back_by_fkey FOREIGN KEY (authority, taken_back_by) REFERENCES command(authority, "position"),
  constraint progress_is_a_percentage CHECK (((percent >= 0) AND (percent <= 100)))
);
CREATE INDEX learning_progress_by_command ON public.learning_progress USING btree (authority, command);
alter table learning_progress enable row level security;
create policy of_the_authority on learning_progress for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on learning_progress to jisseki_app;
grant update (taken_back_by) on learning_progress to jisseki_app;

create table letter (
  authority text not null,
  letter uuid not null,
  application uuid not null,
  programme text not null,
  sort text not null,
  template_version integer not null,
  fiscal_year integer not null,
  serial integer not null,
  number text not null,
  issued_on date not null,
  addressee_type text not null,
  command bigint not null,
  constraint letter_number_is_unique UNIQUE (authority, fiscal_year, serial),
  constraint letter_pkey PRIMARY KEY (authority, letter),
  constraint letter_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint letter_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint letter_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint letter_addressee_is_known CHECK ((addressee_type = ANY (ARRAY['person'::text, 'organisation'::text]))),
  constraint letter_serial_is_positive CHECK ((serial >= 1))
);
CREATE INDEX letter_by_application ON public.letter USING btree (application, letter, authority);
CREATE INDEX letter_by_programme ON public.letter USING btree (programme, letter, authority);
alter table letter enable row level security;
create policy of_the_authority on letter for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on letter to jisseki_app;

create table letter_detail (
  authority text not null,
  letter uuid not null,
  document jsonb not null,
  constraint letter_detail_pkey PRIMARY KEY (authority, letter),
  constraint letter_detail_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint letter_detail_authority_letter_fkey FOREIGN KEY (authority, letter) REFERENCES letter(authority, letter)
);
alter table letter_detail enable row level security;
create policy of_the_authority on letter_detail for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on letter_detail to jisseki_app;

create table letter_draft (
  authority text not null,
  sort text not null,
  actor text not null,
  document jsonb not null,
  changed_at timestamp with time zone not null,
  constraint letter_draft_pkey PRIMARY KEY (authority, sort, actor),
  constraint letter_draft_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table letter_draft enable row level security;
create policy of_the_authority on letter_draft for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on letter_draft to jisseki_app;
grant update (changed_at) on letter_draft to jisseki_app;
grant update (document) on letter_draft to jisseki_app;

create table letter_numbering (
  authority text not null,
  fiscal_year integer not null,
  form text not null,
  last integer not null,
  command bigint not null,
  constraint letter_numbering_pkey PRIMARY KEY (authority, fiscal_year),
  constraint letter_numbering_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint letter_numbering_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint letter_numbers_count_up CHECK ((last >= 0))
);
alter table letter_numbering enable row level security;
create policy of_the_authority on letter_numbering for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on letter_numbering to jisseki_app;
grant update (command) on letter_numbering to jisseki_app;
grant update (form) on letter_numbering to jisseki_app;
grant update (last) on letter_numbering to jisseki_app;

create table letter_print (
  authority text not null,
  letter uuid not null,
  language text not null,
  bytes bytea not null,
  digest text not null,
  printed_at timestamp with time zone not null,
  constraint letter_print_pkey PRIMARY KEY (authority, letter, language),
  constraint letter_print_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint letter_print_authority_letter_fkey FOREIGN KEY (authority, letter) REFERENCES letter_detail(authority, letter) ON DELETE CASCADE,
  constraint letter_print_has_a_digest CHECK ((length(digest) = 64))
);
alter table letter_print enable row level security;
create policy of_the_authority on letter_print for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on letter_print to jisseki_app;

create table letter_template (
  authority text not null,
  sort text not null,
  version integer not null,
  document jsonb,
  command bigint not null,
  constraint letter_template_pkey PRIMARY KEY (authority, sort, version),
  constraint letter_template_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint letter_template_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table letter_template enable row level security;
create policy of_the_authority on letter_template for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on letter_template to jisseki_app;

create table letter_unprinted (
  authority text not null,
  letter uuid not null,
  constraint letter_unprinted_pkey PRIMARY KEY (authority, letter),
  constraint letter_unprinted_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint letter_unprinted_authority_letter_fkey FOREIGN KEY (authority, letter) REFERENCES letter(authority, letter)
);
alter table letter_unprinted enable row level security;
create policy of_the_authority on letter_unprinted for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on letter_unprinted to jisseki_app;

create table mail_link (
  authority text not null,
  id uuid not null,
  digest text not null,
  purpose text not null,
  address text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint mail_link_digest_is_unique UNIQUE (authority, digest),
  constraint mail_link_pkey PRIMARY KEY (authority, id),
  constraint mail_link_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint mail_link_purpose_is_known CHECK ((purpose = ANY (ARRAY['sign-up'::text, 'sign-in'::text, 'reset'::text, 'invite'::text, 'address'::text])))
);
CREATE INDEX mail_link_by_address ON public.mail_link USING btree (authority, address);
CREATE INDEX mail_link_by_expiry ON public.mail_link USING btree (authority, expires_at);
alter table mail_link enable row level security;
create policy of_the_authority on mail_link for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on mail_link to jisseki_app;
grant update (ended_at) on mail_link to jisseki_app;
grant update (used_at) on mail_link to jisseki_app;

create table membership (
  authority text not null,
  id uuid not null,
  account uuid not null,
  party uuid not null,
  corporate_number text not null,
  declared_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  ended_at timestamp with time zone,
  ended_by text,
  constraint membership_pkey PRIMARY KEY (authority, id),
  constraint membership_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint membership_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint membership_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint membership_says_who_confirmed CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint membership_says_who_ended CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
);
CREATE INDEX membership_by_party ON public.membership USING btree (authority, party) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX membership_stands_once ON public.membership USING btree (authority, account, party) WHERE (ended_at IS NULL);
alter table membership enable row level security;
create policy of_the_authority on membership for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on membership to jisseki_app;
grant update (confirmed_at) on membership to jisseki_app;
grant update (confirmed_by) on membership to jisseki_app;
grant update (ended_at) on membership to jisseki_app;
grant update (ended_by) on membership to jisseki_app;

create table notice (
  authority text not null,
  notice uuid not null,
  template text not null,
  language text not null,
  programme text not null,
  address text,
  account uuid,
  party uuid,
  subject_key text,
  details jsonb not null,
  about jsonb not null,
  application uuid,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  useful_until timestamp with time zone,
  state text not null,
  attempts integer not null default 0,
  doubts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  last_error_code text,
  sent_at timestamp with time zone,
  message_id text,
  command bigint,
  constraint notice_is_queued_once UNIQUE (authority, subject_key),
  constraint notice_pkey PRIMARY KEY (authority, notice),
  constraint notice_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint notice_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint notice_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint notice_language_is_known CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint notice_sent_has_its_moment CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint notice_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'kept'::text, 'failed'::text, 'withdrawn'::text]))),
  constraint notice_waits_with_an_address CHECK (((state <> 'waiting'::text) OR (address IS NOT NULL)))
);
CREATE INDEX notice_by_application ON public.notice USING btree (authority, application, notice) WHERE (application IS NOT NULL);
CREATE INDEX notice_by_turn ON public.notice USING btree (authority, next_attempt_at, notice) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX notice_failed ON public.notice USING btree (authority, notice) WHERE (state = 'failed'::text);
alter table notice enable row level security;
create policy of_the_authority on notice for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on notice to jisseki_app;
grant update (address) on notice to jisseki_app;
grant update (attempts) on notice to jisseki_app;
grant update (details) on notice to jisseki_app;
grant update (doubts) on notice to jisseki_app;
grant update (last_error_code) on notice to jisseki_app;
grant update (message_id) on notice to jisseki_app;
grant update (next_attempt_at) on notice to jisseki_app;
grant update (sent_at) on notice to jisseki_app;
grant update (state) on notice to jisseki_app;

create table offering (
  authority text not null,
  offering uuid not null,
  programme text not null,
  component text not null,
  kind text not null,
  state text not null,
  opens_at timestamp with time zone,
  closes_at timestamp with time zone,
  title_ja text not null,
  title_en text not null,
  settings jsonb not null,
  version integer not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint offering_pkey PRIMARY KEY (authority, offering),
  constraint offering_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint offering_authority_programme_component_fkey FOREIGN KEY (authority, programme, component) REFERENCES programme(authority, programme, component),
  constraint offering_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint window_runs_forward CHECK (((opens_at IS NULL) OR (closes_at IS NULL) OR (opens_at < closes_at)))
);
CREATE INDEX offering_by_change ON public.offering USING btree (changed_at, offering, authority);
CREATE INDEX offering_by_programme ON public.offering USING btree (programme, component, authority);
alter table offering enable row level security;
create policy of_the_authority on offering for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select, update on offering to jisseki_app;

create table offering_form (
  authority text not null,
  offering uuid not null,
  purpose text not null,
  version integer not null,
  document jsonb not null,
  command bigint not null,
  constraint offering_form_pkey PRIMARY KEY (authority, offering, purpose, version),
  constraint offering_form_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint offering_form_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint offering_form_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering)
);
alter table offering_form enable row level security;
create policy of_the_authority on offering_form for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on offering_form to jisseki_app;

create table offering_version (
  authority text not null,
  offering uuid not null,
  version integer not null,
  document jsonb not null,
  command bigint not null,
  constraint offering_version_pkey PRIMARY KEY (authority, offering, version),
  constraint offering_version_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint offering_version_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint offering_version_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering)
);
alter table offering_version enable row level security;
create policy of_the_authority on offering_version for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on offering_version to jisseki_app;

create table party (
  authority text not null,
  party uuid not null,
  party_type text not null,
  command bigint not null,
  constraint party_pkey PRIMARY KEY (authority, party),
  constraint party_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint party_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_type_is_known CHECK ((party_type = ANY (ARRAY['person'::text, 'company'::text, 'school'::text, 'agency'::text, 'office'::text])))
);
alter table party enable row level security;
create policy of_the_authority on party for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on party to jisseki_app;

create table party_detail (
  authority text not null,
  party uuid not null,
  name text not null,
  constraint party_detail_pkey PRIMARY KEY (authority, party),
  constraint party_detail_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_detail_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party)
);
alter table party_detail enable row level security;
create policy of_the_authority on party_detail for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on party_detail to jisseki_app;

create table party_identifier (
  authority text not null,
  party_type text not null,
  scheme text not null,
  value text not null,
  party uuid not null,
  constraint party_identifier_pkey PRIMARY KEY (authority, party_type, scheme, value),
  constraint party_identifier_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_identifier_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint scheme_is_known CHECK ((scheme = ANY (ARRAY['corporate-number'::text, 'local'::text, 'name'::text])))
);
CREATE INDEX party_identifier_by_party ON public.party_identifier USING btree (authority, party);
alter table party_identifier enable row level security;
create policy of_the_authority on party_identifier for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on party_identifier to jisseki_app;

create table party_merge (
  authority text not null,
  id uuid not null,
  absorbed uuid not null,
  surviving uuid not null,
  reason text not null,
  command bigint not null,
  constraint party_merge_pkey PRIMARY KEY (authority, id),
  constraint party_merge_authority_absorbed_fkey FOREIGN KEY (authority, absorbed) REFERENCES party(authority, party),
  constraint party_merge_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint party_merge_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_merge_authority_surviving_fkey FOREIGN KEY (authority, surviving) REFERENCES party(authority, party),
  constraint merge_joins_two_parties CHECK ((absorbed <> surviving))
);
alter table party_merge enable row level security;
create policy of_the_authority on party_merge for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on party_merge to jisseki_app;

create table party_unmerge (
  authority text not null,
  merge uuid not null,
  reason text not null,
  command bigint not null,
  constraint party_unmerge_pkey PRIMARY KEY (authority, merge),
  constraint party_unmerge_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint party_unmerge_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint party_unmerge_authority_merge_fkey FOREIGN KEY (authority, merge) REFERENCES party_merge(authority, id)
);
alter table party_unmerge enable row level security;
create policy of_the_authority on party_unmerge for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on party_unmerge to jisseki_app;

create table pass (
  authority text not null,
  pass uuid not null,
  purpose text not null,
  digest text not null,
  label text not null,
  offering uuid not null,
  session uuid,
  resource uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  command bigint not null,
  constraint pass_digest_is_unique UNIQUE (authority, digest),
  constraint pass_pkey PRIMARY KEY (authority, pass),
  constraint pass_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint pass_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint pass_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint pass_authority_resource_fkey FOREIGN KEY (authority, resource) REFERENCES resource(authority, resource),
  constraint pass_authority_session_fkey FOREIGN KEY (authority, session) REFERENCES session(authority, session),
  constraint pass_digest_is_one CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint pass_opens_one_thing CHECK ((((purpose = 'door'::text) AND (session IS NOT NULL) AND (resource IS NULL)) OR ((purpose = 'results'::text) AND (resource IS NOT NULL) AND (session IS NULL))))
);
CREATE INDEX pass_by_offering ON public.pass USING btree (authority, offering, made_at);
alter table pass enable row level security;
create policy of_the_authority on pass for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on pass to jisseki_app;
grant update (ended_at) on pass to jisseki_app;

create table period_event (
  authority text not null,
  fiscal_year integer not null,
  programme text not null,
  closes boolean not null,
  reason text not null,
  command bigint not null,
  constraint period_event_pkey PRIMARY KEY (authority, fiscal_year, programme, command),
  constraint period_event_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint period_event_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table period_event enable row level security;
create policy of_the_authority on period_event for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on period_event to jisseki_app;

create table placement_match (
  authority text not null,
  match uuid not null,
  application uuid not null,
  host uuid not null,
  position uuid not null,
  criteria jsonb not null,
  proposed_at timestamp with time zone not null,
  person_says text,
  person_said_at timestamp with time zone,
  person_reason text,
  person_words text,
  company_says text,
  company_said_at timestamp with time zone,
  company_reason text,
  company_words text,
  visit_on date,
  closed_at timestamp with time zone,
  closed_by text,
  command bigint not null,
  constraint placement_match_pkey PRIMARY KEY (authority, match),
  constraint placement_match_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint placement_match_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint placement_match_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint placement_match_authority_host_fkey FOREIGN KEY (authority, host) REFERENCES application(authority, application),
  constraint placement_match_authority_position_fkey FOREIGN KEY (authority, "position") REFERENCES host_position(authority, "position"),
  constraint a_match_is_closed_by_somebody CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint answers_are_known CHECK (((person_says = ANY (ARRAY['yes'::text, 'no'::text])) AND (company_says = ANY (ARRAY['yes'::text, 'no'::text])))),
  constraint who_closed_is_known CHECK ((closed_by = ANY (ARRAY['person'::text, 'company'::text, 'staff'::text, 'decision'::text])))
);
CREATE UNIQUE INDEX one_open_match ON public.placement_match USING btree (authority, application) WHERE (closed_at IS NULL);
CREATE INDEX placement_match_by_host ON public.placement_match USING btree (host, match, authority);
CREATE INDEX placement_match_by_position ON public.placement_match USING btree ("position", match, authority);
alter table placement_match enable row level security;
create policy of_the_authority on placement_match for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on placement_match to jisseki_app;
grant update (closed_at) on placement_match to jisseki_app;
grant update (closed_by) on placement_match to jisseki_app;
grant update (company_reason) on placement_match to jisseki_app;
grant update (company_said_at) on placement_match to jisseki_app;
grant update (company_says) on placement_match to jisseki_app;
grant update (company_words) on placement_match to jisseki_app;
grant update (person_reason) on placement_match to jisseki_app;
grant update (person_said_at) on placement_match to jisseki_app;
grant update (person_says) on placement_match to jisseki_app;
grant update (person_words) on placement_match to jisseki_app;
grant update (visit_on) on placement_match to jisseki_app;

create table placement_profile (
  authority text not null,
  application uuid not null,
  document jsonb not null,
  birth_date date,
  changed_at timestamp with time zone not null,
  command bigint not null,
  constraint placement_profile_pkey PRIMARY KEY (authority, application),
  constraint placement_profile_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint placement_profile_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint placement_profile_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table placement_profile enable row level security;
create policy of_the_authority on placement_profile for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on placement_profile to jisseki_app;
grant update (birth_date) on placement_profile to jisseki_app;
grant update (changed_at) on placement_profile to jisseki_app;
grant update (command) on placement_profile to jisseki_app;
grant update (document) on placement_profile to jisseki_app;

create table placement_retention (
  authority text not null,
  match uuid not null,
  months integer not null,
  held boolean not null,
  noted_on date not null,
  words text,
  command bigint not null,
  constraint placement_retention_pkey PRIMARY KEY (authority, match, months),
  constraint placement_retention_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint placement_retention_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint placement_retention_authority_match_fkey FOREIGN KEY (authority, match) REFERENCES placement_term(authority, match),
  constraint retention_months_are_known CHECK ((months = ANY (ARRAY[3, 6, 12])))
);
alter table placement_retention enable row level security;
create policy of_the_authority on placement_retention for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on placement_retention to jisseki_app;
grant update (words) on placement_retention to jisseki_app;

create table placement_term (
  authority text not null,
  match uuid not null,
  application uuid not null,
  person uuid not null,
  decided_on date not null,
  starts_on date not null,
  ends_on date not null,
  started_on date,
  start_command bigint,
  ended_on date,
  result text,
  result_on date,
  result_reason text,
  result_words text,
  host_result text,
  host_reason text,
  host_words text,
  host_told_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  command bigint not null,
  constraint placement_term_pkey PRIMARY KEY (authority, match),
  constraint placement_term_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint placement_term_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint placement_term_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint placement_term_authority_match_fkey FOREIGN KEY (authority, match) REFERENCES placement_match(authority, match),
  constraint placement_term_authority_start_command_fkey FOREIGN KEY (authority, start_command) REFERENCES command(authority, "position"),
  constraint a_result_follows_the_end CHECK (((result IS NULL) OR (ended_on IS NOT NULL))),
  constraint a_start_has_its_act CHECK (((started_on IS NULL) = (start_command IS NULL))),
  constraint a_term_runs_forward CHECK ((starts_on <= ends_on)),
  constraint result_is_known CHECK (((result = ANY (ARRAY['hired'::text, 'not-hired'::text])) AND (host_result = ANY (ARRAY['hired'::text, 'not-hired'::text])))),
  constraint what_ended_had_begun CHECK (((ended_on IS NULL) OR (started_on IS NOT NULL)))
);
CREATE UNIQUE INDEX one_placement_at_a_time ON public.placement_term USING btree (authority, person) WHERE ((ended_on IS NULL) AND (cancelled_at IS NULL));
CREATE INDEX placement_term_by_application ON public.placement_term USING btree (application, match, authority);
alter table placement_term enable row level security;
create policy of_the_authority on placement_term for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on placement_term to jisseki_app;
grant update (cancelled_at) on placement_term to jisseki_app;
grant update (ended_on) on placement_term to jisseki_app;
grant update (ends_on) on placement_term to jisseki_app;
grant update (host_reason) on placement_term to jisseki_app;
grant update (host_result) on placement_term to jisseki_app;
grant update (host_told_at) on placement_term to jisseki_app;
grant update (host_words) on placement_term to jisseki_app;
grant update (result) on placement_term to jisseki_app;
grant update (result_on) on placement_term to jisseki_app;
grant update (result_reason) on placement_term to jisseki_app;
grant update (result_words) on placement_term to jisseki_app;
grant update (start_command) on placement_term to jisseki_app;
grant update (started_on) on placement_term to jisseki_app;
grant update (starts_on) on placement_term to jisseki_app;

create table placement_visit (
  authority text not null,
  visit uuid not null,
  match uuid not null,
  visited_on date not null,
  outcome text not null,
  words text,
  command bigint not null,
  constraint placement_visit_pkey PRIMARY KEY (authority, visit),
  constraint placement_visit_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint placement_visit_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint placement_visit_authority_match_fkey FOREIGN KEY (authority, match) REFERENCES placement_match(authority, match)
);
CREATE INDEX placement_visit_by_match ON public.placement_visit USING btree (match, visited_on, authority);
alter table placement_visit enable row level security;
create policy of_the_authority on placement_visit for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on placement_visit to jisseki_app;
grant update (words) on placement_visit to jisseki_app;

create table plan_version (
  authority text not null,
  fiscal_year integer not null,
  version integer not null,
  document jsonb not null,
  digest text not null,
  command bigint not null,
  constraint plan_version_pkey PRIMARY KEY (authority, fiscal_year, version),
  constraint plan_version_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint plan_version_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table plan_version enable row level security;
create policy of_the_authority on plan_version for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on plan_version to jisseki_app;

create table programme (
  authority text not null,
  programme text not null,
  component text not null,
  constraint programme_pkey PRIMARY KEY (authority, programme, component),
  constraint programme_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table programme enable row level security;
create policy of_the_authority on programme for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on programme to jisseki_app;

create table recovery_code (
  authority text not null,
  account uuid not null,
  digest text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (authority, account, digest),
  constraint recovery_code_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint recovery_code_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table recovery_code enable row level security;
create policy of_the_authority on recovery_code for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on recovery_code to jisseki_app;
grant update (used_at) on recovery_code to jisseki_app;

create table resource (
  authority text not null,
  resource uuid not null,
  offering uuid not null,
  sort text not null,
  name_ja text not null,
  name_en text not null,
  party uuid,
  account uuid,
  details jsonb not null,
  place integer not null,
  is_open boolean not null,
  command bigint not null,
  constraint resource_pkey PRIMARY KEY (authority, resource),
  constraint resource_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint resource_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint resource_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint resource_authority_party_fkey FOREIGN KEY (authority, party) REFERENCES party(authority, party),
  constraint resource_sort_is_known CHECK ((sort = ANY (ARRAY['booth'::text, 'counsellor'::text, 'room'::text])))
);
CREATE INDEX resource_by_offering ON public.resource USING btree (offering, place, authority);
alter table resource enable row level security;
create policy of_the_authority on resource for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select, update on resource to jisseki_app;

create table return_item (
  authority text not null,
  application uuid not null,
  command bigint not null,
  position integer not null,
  question text,
  purpose text not null,
  remark text,
  constraint return_item_pkey PRIMARY KEY (authority, application, command, "position"),
  constraint return_item_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint return_item_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint return_item_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table return_item enable row level security;
create policy of_the_authority on return_item for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on return_item to jisseki_app;
grant update (remark) on return_item to jisseki_app;

create table role_grant (
  authority text not null,
  id uuid not null,
  account uuid not null,
  role text not null,
  programme text not null,
  given_at timestamp with time zone not null,
  given_by text not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint role_grant_pkey PRIMARY KEY (authority, id),
  constraint role_grant_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint role_grant_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint grant_says_who_ended CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint granted_role_is_known CHECK ((role = ANY (ARRAY['applicant'::text, 'counsellor'::text, 'expert'::text, 'agency'::text, 'operator'::text, 'officer'::text, 'auditor'::text, 'administrator'::text])))
);
CREATE INDEX role_grant_by_role ON public.role_grant USING btree (authority, role) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX role_is_granted_once ON public.role_grant USING btree (authority, account, role, programme) WHERE (ended_at IS NULL);
alter table role_grant enable row level security;
create policy of_the_authority on role_grant for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on role_grant to jisseki_app;
grant update (ended_at) on role_grant to jisseki_app;
grant update (ended_by) on role_grant to jisseki_app;

create table schema_migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);

create table seal (
  authority text not null,
  number integer not null,
  commands bigint not null,
  facts bigint not null,
  digest text not null,
  previous_digest text,
  sealed_at timestamp with time zone not null,
  constraint seal_pkey PRIMARY KEY (authority, number),
  constraint seal_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table seal enable row level security;
create policy of_the_authority on seal for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on seal to jisseki_app;

create table seal_command (
  authority text not null,
  command bigint not null,
  seal integer not null,
  facts bigint not null,
  digest text not null,
  constraint seal_command_pkey PRIMARY KEY (authority, command),
  constraint seal_command_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint seal_command_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint seal_command_authority_seal_fkey FOREIGN KEY (authority, seal) REFERENCES seal(authority, number)
);
CREATE INDEX seal_command_by_seal ON public.seal_command USING btree (authority, seal, command);
alter table seal_command enable row level security;
create policy of_the_authority on seal_command for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on seal_command to jisseki_app;

create table seats (
  authority text not null,
  place uuid not null,
  offering uuid not null,
  capacity bigint,
  taken bigint not null,
  constraint seats_pkey PRIMARY KEY (authority, place),
  constraint seats_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint seats_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint seats_are_never_exceeded CHECK (((taken >= 0) AND (taken <= COALESCE(capacity, taken))))
);
alter table seats enable row level security;
create policy of_the_authority on seats for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select, update on seats to jisseki_app;

create table session (
  authority text not null,
  session uuid not null,
  offering uuid not null,
  resource uuid,
  state text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  title_ja text not null,
  title_en text not null,
  place_ja text not null,
  place_en text not null,
  online_link text,
  revision integer not null,
  command bigint not null,
  by_plan text,
  constraint session_pkey PRIMARY KEY (authority, session),
  constraint session_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint session_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint session_authority_offering_fkey FOREIGN KEY (authority, offering) REFERENCES offering(authority, offering),
  constraint session_authority_resource_fkey FOREIGN KEY (authority, resource) REFERENCES resource(authority, resource),
  constraint session_by_plan_is_known CHECK ((by_plan = ANY (ARRAY['made'::text, 'withdrawn'::text]))),
  constraint session_runs_forward CHECK ((starts_at < ends_at)),
  constraint session_state_is_known CHECK ((state = ANY (ARRAY['scheduled'::text, 'held'::text, 'cancelled'::text])))
);
CREATE INDEX session_by_offering ON public.session USING btree (offering, starts_at, session, authority);
CREATE INDEX session_by_resource ON public.session USING btree (authority, resource, starts_at) WHERE (resource IS NOT NULL);
CREATE INDEX session_by_time ON public.session USING btree (starts_at, session, authority);
alter table session enable row level security;
create policy of_the_authority on session for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select, update on session to jisseki_app;

create table sign_in (
  authority text not null,
  id uuid not null,
  digest text not null,
  account uuid not null,
  way text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  device text,
  address text,
  ended_at timestamp with time zone,
  constraint sign_in_digest_is_unique UNIQUE (authority, digest),
  constraint sign_in_pkey PRIMARY KEY (authority, id),
  constraint sign_in_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint sign_in_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint sign_in_way_is_known CHECK ((way = ANY (ARRAY['password'::text, 'passkey'::text, 'link'::text, 'identity'::text])))
);
CREATE INDEX sign_in_by_account ON public.sign_in USING btree (authority, account);
CREATE INDEX sign_in_by_expiry ON public.sign_in USING btree (authority, expires_at);
alter table sign_in enable row level security;
create policy of_the_authority on sign_in for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on sign_in to jisseki_app;
grant update (address) on sign_in to jisseki_app;
grant update (device) on sign_in to jisseki_app;
grant update (ended_at) on sign_in to jisseki_app;
grant update (last_seen_at) on sign_in to jisseki_app;
grant update (second_factor_at) on sign_in to jisseki_app;

create table sign_in_challenge (
  authority text not null,
  digest text not null,
  purpose text not null,
  account uuid,
  content jsonb not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_challenge_pkey PRIMARY KEY (authority, digest),
  constraint sign_in_challenge_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint sign_in_challenge_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX sign_in_challenge_by_expiry ON public.sign_in_challenge USING btree (authority, expires_at);
alter table sign_in_challenge enable row level security;
create policy of_the_authority on sign_in_challenge for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on sign_in_challenge to jisseki_app;

create table step (
  authority text not null,
  application uuid not null,
  command bigint not null,
  act text not null,
  from_state text,
  to_state text not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  reason text,
  constraint step_pkey PRIMARY KEY (authority, application, command),
  constraint step_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint step_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position")
);
alter table step enable row level security;
create policy of_the_authority on step for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on step to jisseki_app;

create table submission (
  authority text not null,
  submission uuid not null,
  application uuid not null,
  purpose text not null,
  version integer not null,
  form_version integer not null,
  act text not null,
  sent_at timestamp with time zone not null,
  sent_by text not null,
  command bigint not null,
  constraint submission_version_is_unique UNIQUE (authority, application, purpose, version),
  constraint submission_pkey PRIMARY KEY (authority, submission),
  constraint submission_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint submission_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint submission_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
alter table submission enable row level security;
create policy of_the_authority on submission for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on submission to jisseki_app;

create table submission_answer (
  authority text not null,
  submission uuid not null,
  answers jsonb not null,
  constraint submission_answer_pkey PRIMARY KEY (authority, submission),
  constraint submission_answer_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint submission_answer_authority_submission_fkey FOREIGN KEY (authority, submission) REFERENCES submission(authority, submission)
);
alter table submission_answer enable row level security;
create policy of_the_authority on submission_answer for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on submission_answer to jisseki_app;

create table support (
  authority text not null,
  application uuid not null,
  area text not null,
  why text not null,
  contact_name text not null,
  contact_telephone text not null,
  constraint support_pkey PRIMARY KEY (authority, application),
  constraint support_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint support_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX support_by_area ON public.support USING btree (area, authority);
alter table support enable row level security;
create policy of_the_authority on support for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on support to jisseki_app;
grant update (area) on support to jisseki_app;
grant update (contact_name) on support to jisseki_app;
grant update (contact_telephone) on support to jisseki_app;
grant update (why) on support to jisseki_app;

create table support_agency (
  authority text not null,
  agency uuid not null,
  programme text not null,
  sort text not null,
  name_ja text not null,
  name_en text not null,
  is_open boolean not null,
  command bigint not null,
  constraint support_agency_pkey PRIMARY KEY (authority, agency),
  constraint support_agency_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint support_agency_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint agency_sort_is_known CHECK ((sort = ANY (ARRAY['labour-bureau'::text, 'hello-work'::text, 'foundation'::text, 'local-agency'::text, 'contractor'::text, 'other'::text])))
);
CREATE INDEX support_agency_by_programme ON public.support_agency USING btree (programme, name_ja, authority);
alter table support_agency enable row level security;
create policy of_the_authority on support_agency for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on support_agency to jisseki_app;
grant update (is_open) on support_agency to jisseki_app;
grant update (name_en) on support_agency to jisseki_app;
grant update (name_ja) on support_agency to jisseki_app;
grant update (sort) on support_agency to jisseki_app;

create table support_agency_member (
  authority text not null,
  agency uuid not null,
  account uuid not null,
  command bigint not null,
  constraint support_agency_member_pkey PRIMARY KEY (authority, agency, account),
  constraint support_agency_member_authority_account_fkey FOREIGN KEY (authority, account) REFERENCES account(authority, account),
  constraint support_agency_member_authority_agency_fkey FOREIGN KEY (authority, agency) REFERENCES support_agency(authority, agency),
  constraint support_agency_member_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint support_agency_member_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX support_agency_member_by_account ON public.support_agency_member USING btree (account, authority);
alter table support_agency_member enable row level security;
create policy of_the_authority on support_agency_member for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on support_agency_member to jisseki_app;

create table support_due (
  authority text not null,
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
  answered_by bigint,
  command bigint not null,
  constraint support_due_pkey PRIMARY KEY (authority, due),
  constraint support_due_authority_answered_by_fkey FOREIGN KEY (authority, answered_by) REFERENCES command(authority, "position"),
  constraint support_due_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint support_due_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint support_due_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint support_due_authority_owed_agency_fkey FOREIGN KEY (authority, owed_agency) REFERENCES support_agency(authority, agency),
  constraint support_due_authority_record_fkey FOREIGN KEY (authority, record) REFERENCES support_record(authority, record),
  constraint a_retention_is_of_a_hiring CHECK (((sort = 'retention'::text) = ((months IS NOT NULL) AND (record IS NOT NULL)))),
  constraint an_answer_has_its_act CHECK (((answer IS NULL) = (answered_by IS NULL))),
  constraint due_answer_is_known CHECK ((answer = ANY (ARRAY['done'::text, 'dropped'::text, 'yes'::text, 'no'::text]))),
  constraint due_sort_is_known CHECK ((sort = ANY (ARRAY['next-step'::text, 'follow-up'::text, 'retention'::text]))),
  constraint owed_by_is_known CHECK ((owed_by = ANY (ARRAY['agency'::text, 'company'::text])))
);
CREATE UNIQUE INDEX support_due_asked_once ON public.support_due USING btree (authority, record, months) WHERE (sort = 'retention'::text);
CREATE INDEX support_due_by_application ON public.support_due USING btree (application, due_on, authority);
CREATE UNIQUE INDEX support_due_one_next_step ON public.support_due USING btree (authority, application) WHERE ((sort = 'next-step'::text) AND (answer IS NULL));
CREATE INDEX support_due_open ON public.support_due USING btree (due_on, application, authority) WHERE (answer IS NULL);
alter table support_due enable row level security;
create policy of_the_authority on support_due for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on support_due to jisseki_app;
grant update (answer) on support_due to jisseki_app;
grant update (answered_by) on support_due to jisseki_app;
grant update (answered_on) on support_due to jisseki_app;
grant update (owed_agency) on support_due to jisseki_app;
grant update (owed_person) on support_due to jisseki_app;
grant update (text) on support_due to jisseki_app;

create table support_goal (
  authority text not null,
  goal uuid not null,
  application uuid not null,
  text text not null,
  due_on date,
  state text not null,
  settled_on date,
  command bigint not null,
  constraint support_goal_pkey PRIMARY KEY (authority, goal),
  constraint support_goal_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint support_goal_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint support_goal_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint a_goal_is_settled_on_a_day CHECK (((state = 'open'::text) = (settled_on IS NULL))),
  constraint goal_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'reached'::text, 'dropped'::text])))
);
CREATE INDEX support_goal_by_application ON public.support_goal USING btree (application, authority);
alter table support_goal enable row level security;
create policy of_the_authority on support_goal for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on support_goal to jisseki_app;
grant update (settled_on) on support_goal to jisseki_app;
grant update (state) on support_goal to jisseki_app;
grant update (text) on support_goal to jisseki_app;

create table support_record (
  authority text not null,
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
  constraint support_record_pkey PRIMARY KEY (authority, record),
  constraint support_record_authority_agency_fkey FOREIGN KEY (authority, agency) REFERENCES support_agency(authority, agency),
  constraint support_record_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint support_record_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint support_record_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint support_record_authority_taken_back_by_fkey FOREIGN KEY (authority, taken_back_by) REFERENCES command(authority, "position"),
  constraint a_hiring_has_its_persons CHECK (((sort = 'hired'::text) = (persons IS NOT NULL))),
  constraint record_sort_is_known CHECK ((sort = ANY (ARRAY['visit'::text, 'contact'::text, 'hired'::text]))),
  constraint somebody_was_hired CHECK (((persons >= 1) AND (persons <= 10000)))
);
CREATE INDEX support_record_by_application ON public.support_record USING btree (application, happened_on, authority);
alter table support_record enable row level security;
create policy of_the_authority on support_record for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant insert, select on support_record to jisseki_app;
grant update (minutes) on support_record to jisseki_app;
grant update (ours) on support_record to jisseki_app;
grant update (said) on support_record to jisseki_app;
grant update (taken_back_by) on support_record to jisseki_app;
grant update (theirs) on support_record to jisseki_app;

create table support_share (
  authority text not null,
  application uuid not null,
  agency uuid not null,
  is_lead boolean not null,
  since timestamp with time zone not null,
  command bigint not null,
  constraint support_share_pkey PRIMARY KEY (authority, application, agency),
  constraint support_share_authority_agency_fkey FOREIGN KEY (authority, agency) REFERENCES support_agency(authority, agency),
  constraint support_share_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint support_share_authority_command_fkey FOREIGN KEY (authority, command) REFERENCES command(authority, "position"),
  constraint support_share_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority)
);
CREATE INDEX support_share_by_agency ON public.support_share USING btree (agency, application, authority);
CREATE UNIQUE INDEX support_share_leads_once ON public.support_share USING btree (authority, application) WHERE is_lead;
alter table support_share enable row level security;
create policy of_the_authority on support_share for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on support_share to jisseki_app;
grant update (is_lead) on support_share to jisseki_app;

create table upload (
  authority text not null,
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
  created_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint upload_pkey PRIMARY KEY (authority, upload),
  constraint upload_authority_application_fkey FOREIGN KEY (authority, application) REFERENCES application(authority, application),
  constraint upload_authority_fkey FOREIGN KEY (authority) REFERENCES authority(authority),
  constraint a_deleted_upload_holds_nothing CHECK ((((deleted_at IS NULL) = (bytes IS NOT NULL)) AND ((deleted_at IS NULL) = (name IS NOT NULL)) AND ((deleted_at IS NULL) = (sha256 IS NOT NULL)))),
  constraint upload_owner_is_known CHECK ((owner ~ '^(account:[0-9a-f-]{36}|browser:[0-9a-f]{64})$'::text)),
  constraint upload_size_is_bounded CHECK (((size >= 1) AND (size <= 10485760)))
);
CREATE INDEX upload_by_application ON public.upload USING btree (authority, application) WHERE (application IS NOT NULL);
CREATE INDEX upload_waiting ON public.upload USING btree (authority, owner, subject) WHERE (application IS NULL);
alter table upload enable row level security;
create policy of_the_authority on upload for all using ((authority = ( SELECT NULLIF(current_setting('jisseki.authority'::text, true), ''::text) AS "nullif")));
grant delete, insert, select on upload to jisseki_app;
grant update (application) on upload to jisseki_app;
grant update (bytes) on upload to jisseki_app;
grant update (deleted_at) on upload to jisseki_app;
grant update (name) on upload to jisseki_app;
grant update (owner) on upload to jisseki_app;
grant update (sha256) on upload to jisseki_app;
