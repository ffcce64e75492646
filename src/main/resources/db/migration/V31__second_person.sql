-- Under which approval each rule book went live. Those published before this setting existed went live without one.
alter table rule_book_publication add column approval varchar(20) default 'none' not null;
alter table rule_book_publication add column approved_by varchar(100);
alter table rule_book_publication add column draft varchar(36);

-- Which approval the servers of this database demand, and what was live when that changed. Commands obey the last row, so that nobody gets
-- round it by starting one with another setting.
create table rule_book_policy (
    number    integer      not null primary key,
    approval  varchar(20)  not null,
    since     timestamp with time zone not null,
    live      integer      references rule_book_publication (number)
);

-- Whom a key was given to, so that what is done with it counts as done by them.
alter table api_key add column person varchar(36) references person (id);
create index api_key_by_person on api_key (person);

-- What was said about a draft: a review asked for, and verdicts, each about the whole rule book that the draft made then.
create table rule_book_review (
    draft         varchar(36)   not null references rule_book_draft (id) on delete cascade,
    number        integer       not null,
    kind          varchar(20)   not null,
    version       varchar(80)   not null,
    semantics     integer       not null,
    author        varchar(100)  not null,
    author_name   varchar(100)  not null,
    asked_of      varchar(36)   references person (id),
    note          varchar(1000) not null,
    at            timestamp with time zone not null,
    withdrawn_at  timestamp with time zone,
    primary key (draft, number)
);
create index rule_book_review_by_asked on rule_book_review (asked_of, draft);

-- Comments on lines of files. The text of the line is kept, so that the comment stays on it, or shows that the text has changed.
create table rule_book_comment (
    draft        varchar(36)   not null references rule_book_draft (id) on delete cascade,
    number       integer       not null,
    path         varchar(300)  not null,
    line         integer       not null,
    line_text    varchar(500)  not null,
    author       varchar(100)  not null,
    author_name  varchar(100)  not null,
    comment      varchar(2000) not null,
    at           timestamp with time zone not null,
    primary key (draft, number)
);

-- Drafts that are to go live later. A node that takes one sets it to running first, so that it is published once.
create table rule_book_schedule (
    draft        varchar(36)   not null references rule_book_draft (id) on delete cascade,
    number       integer       not null,
    at           timestamp with time zone not null,
    time_zone    varchar(64)   not null,
    note         varchar(1000) not null,
    author       varchar(100)  not null,
    author_name  varchar(100)  not null,
    state        varchar(20)   not null,
    failure      varchar(2000) not null,
    changed_at   timestamp with time zone not null,
    primary key (draft, number)
);
create index rule_book_schedule_by_state on rule_book_schedule (state, at);

-- Approvers who have taken note of a rule book that went live in an emergency.
create table rule_book_emergency_seen (
    publication  integer      not null references rule_book_publication (number),
    person       varchar(36)  not null references person (id),
    at           timestamp with time zone not null,
    primary key (publication, person)
);
