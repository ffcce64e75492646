-- Acts of people and keys on the system: who published, erased, exported, looked up. Entries form a chain of hashes, so that a change or a
-- removal is found. They hold no facts; customers appear under a pseudonym, whose link to the customer is deleted on erasure.
create table audit_entry (
    number       bigint                   not null primary key,
    happened_at  timestamp with time zone not null,
    actor_kind   varchar(20)              not null,
    actor_id     varchar(100),
    actor        varchar(100)             not null,
    action       varchar(40)              not null,
    target_kind  varchar(20),
    target       varchar(100),
    details      varchar(4000)            not null,
    address      varchar(64),
    hash         varchar(64)              not null
);

create index audit_entry_by_target on audit_entry (target_kind, target, number);
create index audit_entry_by_actor on audit_entry (actor, number);
create index audit_entry_by_actor_id on audit_entry (actor_id, number);
create index audit_entry_by_action on audit_entry (action, number);
create index audit_entry_by_time on audit_entry (happened_at);

-- The end of the chain. Whoever appends locks this row, so that each entry has one successor.
create table audit_head (
    id      integer     not null primary key,
    number  bigint      not null,
    hash    varchar(64) not null
);

insert into audit_head (id, number, hash) values (1, 0, '');

-- A customer has several pseudonyms after a merge.
create table audit_customer (
    pseudonym    varchar(40)  not null primary key,
    customer_id  varchar(100) not null
);

create index audit_customer_by_customer on audit_customer (customer_id);

-- The effective settings of the last start of a server, to record what has changed at the next one.
create table audit_settings (
    id        integer  not null primary key,
    settings  text     not null
);

insert into audit_settings (id, settings) values (1, '');
