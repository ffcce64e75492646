-- The servers of this database, with the rule book that each has live. Each renews its row every few seconds; old rows are deleted.
create table rule_book_server (
    server   varchar(36)  not null primary key,
    name     varchar(100) not null,
    live     integer      not null,
    seen_at  timestamp with time zone not null
);
