-- Every published rule book, whole. Files that did not change between versions are kept once.

create table rule_book_file (
    hash     varchar(64) primary key,
    content  bytea       not null
);

-- manifest: one line for each file, its hash, a space and its path.
create table rule_book_version (
    version  varchar(80) primary key,
    manifest text        not null
);

create table rule_book_publication (
    number       integer       primary key,
    version      varchar(80)   not null references rule_book_version (version),
    author       varchar(100)  not null,
    note         varchar(1000) not null,
    published_at timestamp with time zone not null,
    origin       varchar(10)   not null,
    restores     integer       references rule_book_publication (number),
    checks       text          not null
);
create index rule_book_publication_by_version on rule_book_publication (version, number);

-- One row: what is live on every node, and whether saving a file rests until somebody publishes or checks out.
create table live_rule_book (
    id       integer primary key check (id = 1),
    number   integer references rule_book_publication (number),
    resting  boolean not null
);
insert into live_rule_book (id, number, resting) values (1, null, false);
