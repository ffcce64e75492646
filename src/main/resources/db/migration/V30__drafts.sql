-- Drafts of the rule book: what people have changed since a publication, but not published yet. Authors are kept by their stable identity,
-- because nobody may approve what they wrote.
create table rule_book_draft (
    id            varchar(36)  not null primary key,
    title         varchar(120) not null,
    base          integer      not null references rule_book_publication (number),
    author        varchar(100) not null,
    author_name   varchar(100) not null,
    state         varchar(10)  not null,
    revision      integer      not null,
    created_at    timestamp with time zone not null,
    updated_at    timestamp with time zone not null,
    ended_at      timestamp with time zone,
    published_as  integer references rule_book_publication (number)
);
create index rule_book_draft_by_state on rule_book_draft (state, created_at, id);
create index rule_book_draft_by_author on rule_book_draft (author, state);

-- Locked while a draft is opened, so that the limits on open drafts hold.
create table rule_book_draft_lock (
    id  integer not null primary key
);
insert into rule_book_draft_lock (id) values (1);

-- Everything that was typed, by hash. It is apart from rule_book_file, so that text that was never published can be deleted.
create table rule_book_draft_content (
    draft      varchar(36) not null references rule_book_draft (id) on delete cascade,
    hash       varchar(64) not null,
    size       integer     not null,
    content    bytea       not null,
    stored_at  timestamp with time zone not null,
    primary key (draft, hash)
);

-- The files that differ from the base. A file without a hash is deleted by the draft. editor and editor_save tell the saves of one text
-- field from those of another one.
create table rule_book_draft_file (
    draft        varchar(36)  not null references rule_book_draft (id) on delete cascade,
    path         varchar(300) not null,
    hash         varchar(64),
    revision     integer      not null,
    author       varchar(100) not null,
    author_name  varchar(100) not null,
    changed_at   timestamp with time zone not null,
    editor       varchar(40),
    editor_save  bigint       not null,
    primary key (draft, path),
    foreign key (draft, hash) references rule_book_draft_content (draft, hash)
);
create index rule_book_draft_file_by_path on rule_book_draft_file (path);

-- All who have changed a file of the draft, even if the change was reverted.
create table rule_book_draft_author (
    draft        varchar(36)  not null references rule_book_draft (id) on delete cascade,
    author       varchar(100) not null,
    author_name  varchar(100) not null,
    first_at     timestamp with time zone not null,
    last_at      timestamp with time zone not null,
    primary key (draft, author, author_name)
);

-- The history of a draft: each file at the end of each minute in which it was edited, and after each change of author.
create table rule_book_draft_history (
    draft        varchar(36)  not null references rule_book_draft (id) on delete cascade,
    number       integer      not null,
    kind         varchar(12)  not null,
    path         varchar(300),
    hash         varchar(64),
    author       varchar(100) not null,
    author_name  varchar(100) not null,
    started_at   timestamp with time zone not null,
    at           timestamp with time zone not null,
    primary key (draft, number)
);

-- Who has which file and rule of which draft open.
create table rule_book_draft_presence (
    draft        varchar(36)  not null references rule_book_draft (id) on delete cascade,
    author       varchar(100) not null,
    author_name  varchar(100) not null,
    path         varchar(300) not null,
    rule         varchar(200) not null,
    seen_at      timestamp with time zone not null,
    primary key (draft, author, author_name, path)
);
create index rule_book_draft_presence_by_path on rule_book_draft_presence (path, seen_at);
