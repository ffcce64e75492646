-- Databases that facts are loaded from: how far each has come, and whose turn it is to load.
create table crm_source (
    name            varchar(40) primary key,
    holder          varchar(40),
    beats           bigint not null,
    -- When somebody began to load, and when the last load that came to its end began.
    attempted_at    timestamp with time zone,
    succeeded_at    timestamp with time zone,
    full_at         timestamp with time zone,
    -- The clock of that database when the last good load began: changes are looked for from there on.
    since           timestamp with time zone,
    failures        integer not null,
    problem         varchar(1000),
    -- The full load under way, or the last one; the mapping is null when none is under way.
    full_number     bigint not null,
    full_mapping    varchar(80),
    full_started_at timestamp with time zone,
    full_since      timestamp with time zone,
    full_last       varchar(200),
    full_customers  bigint not null,
    -- Grows whenever an age or a customer with a bad row changes, so that every node knows when to look again.
    ages            bigint not null
);

-- How old what a source brought is. Kept once, so that nobody's facts are written again only because they were seen to be the same.
create table crm_age (
    source     varchar(40) not null,
    collection varchar(40) not null,
    loaded_at  timestamp with time zone not null,
    row_count  bigint,
    primary key (source, collection)
);

-- Whom a source brought, and in which of its full loads last.
create table crm_customer (
    source      varchar(40)  not null,
    customer_id varchar(100) not null,
    full_number bigint       not null,
    primary key (source, customer_id)
);

-- Rows that did not fit. Their customers keep the last facts, which are as old as good_until.
create table crm_bad_row (
    source      varchar(40)  not null,
    customer_id varchar(100) not null,
    number      integer      not null,
    collection  varchar(40)  not null,
    row_name    varchar(200) not null,
    field       varchar(100) not null,
    reason      varchar(500) not null,
    found_at    timestamp with time zone not null,
    good_until  timestamp with time zone,
    full_number bigint       not null,
    primary key (source, customer_id, number)
);
