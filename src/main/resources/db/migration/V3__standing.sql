-- What guardrails need to know of earlier decisions: what was done for a customer, what became of it, and what was drawn from which pot.

alter table decided_action add column customer_id varchar(100);
alter table decided_action add column decided_at timestamp with time zone;
alter table decided_action add column purpose varchar(20) default 'service' not null;
alter table decided_action add column channel varchar(20) default 'email' not null;
alter table decided_action add column subject varchar(200);
alter table decided_action add column granted decimal(19, 6);
alter table decided_action add column valid_until timestamp with time zone;
alter table decided_action add column contact boolean default false not null;
alter table decided_action add column status varchar(20) default 'open' not null;
alter table decided_action add column status_at timestamp with time zone;
alter table decided_action add column document text;

update decided_action set
    customer_id = (select d.customer_id from decision d where d.id = decided_action.decision_id),
    decided_at = (select d.decided_at from decision d where d.id = decided_action.decision_id),
    status_at = (select d.decided_at from decision d where d.id = decided_action.decision_id);

alter table decided_action alter column customer_id set not null;
alter table decided_action alter column decided_at set not null;
alter table decided_action alter column status_at set not null;
create index decided_action_by_customer on decided_action (customer_id, decided_at);
create index decided_action_by_incident on decided_action (incident);

-- One row for each customer we ever dealt with: decisions about the same customer wait for each other here.
create table customer_dealing (
    customer_id varchar(100) primary key,
    decisions   bigint not null
);

create table budget_pot (
    name    varchar(60) not null,
    period  varchar(10) not null,
    used    decimal(19, 6) not null check (used >= 0),
    primary key (name, period)
);

-- The ledger: what is in a pot's "used" is the sum of what is reserved or confirmed here.
create table budget_entry (
    action_id   varchar(50) primary key,
    name        varchar(60) not null,
    period      varchar(10) not null,
    amount      decimal(19, 6) not null check (amount >= 0),
    state       varchar(10) not null,
    reserved_at timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    settled_at  timestamp with time zone
);
create index budget_entry_by_expiry on budget_entry (state, expires_at);
