-- Decisions that are older than the company keeps them: when their texts, facts and receipts were removed, and the period in force then
-- (ISO 8601). The rows stay, with what budgets, limits, promises and reports count. The index finds what is due among those that are whole.
alter table decision add column removed_at timestamp with time zone;
alter table decision add column kept_for varchar(20);
create index decision_by_age on decision (removed_at, decided_at, id);

-- One row: decisions before this moment may have lost their texts. Its holder removes; when the beats stand still, somebody else may.
create table decision_removal (
    id             integer primary key check (id = 1),
    removed_before timestamp with time zone,
    holder         varchar(40),
    beats          bigint not null
);
insert into decision_removal (id, removed_before, holder, beats) values (1, null, null, 0);

-- Facts go with the last receipt that rests on them. The new index also serves what the old one did.
create index receipt_by_facts on receipt (customer_id, facts_hash);
drop index receipt_by_customer;

-- No query has looked for an incident without its customer.
drop index decided_action_by_incident;
