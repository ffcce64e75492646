-- Answers to requests that came with an Idempotency-Key. A row is written in the transaction of the decision, so that it is there exactly
-- when the decision is.

create table keyed_answer (
    scope       varchar(100) not null,
    request_key varchar(255) not null,
    request     varchar(80)  not null,
    answer      text,
    kept_at     timestamp with time zone not null,
    primary key (scope, request_key)
);
create index keyed_answer_by_age on keyed_answer (kept_at);

-- Runs over all customers. Progress is written in the transaction of each chunk, so that a run goes on where it was killed.
create table customer_run (
    id            varchar(40) primary key,
    as_of         timestamp with time zone not null,
    rule_book     varchar(80) not null,
    started_at    timestamp with time zone not null,
    state         varchar(10) not null,
    last_customer varchar(100),
    decided       bigint not null,
    refused       bigint not null,
    out_file      varchar(2000),
    out_bytes     bigint not null
);

-- One row: whose turn it is. The holder counts its beats up all the time; when they stand still, somebody else may take the turn.
create table run_turn (
    id     integer primary key check (id = 1),
    holder varchar(40),
    run_id varchar(40),
    beats  bigint not null
);
insert into run_turn (id, holder, run_id, beats) values (1, null, null, 0);

-- What a pot may hold at most, as it was when it was last drawn from.
alter table budget_pot add column cap decimal(19, 6);
