-- What a draft of the rule book changes for customers: one row for each comparison of two rule books on a day. The results are sums and
-- counts; which customers are affected is not stored. A row that is running without a sign of life was interrupted.
create table rule_book_impact (
    id            varchar(36)  not null primary key,
    draft         varchar(36)  not null references rule_book_draft (id) on delete cascade,
    live_version  varchar(80)  not null,
    version       varchar(80)  not null,
    as_of         timestamp with time zone not null,
    as_of_day     date         not null,
    state         varchar(12)  not null,
    started_by    varchar(100) not null,
    node          varchar(36)  not null,
    customers     bigint       not null,
    compared      bigint       not null,
    updated_at    timestamp with time zone not null,
    sample        text,
    result        text
);
create index rule_book_impact_by_draft on rule_book_impact (draft, as_of);
create index rule_book_impact_by_version on rule_book_impact (version, live_version, as_of_day);
