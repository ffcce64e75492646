-- The addresses of customers, as keyed hashes of their normal forms: which records share an e-mail address or a phone number.
create table customer_address (
    address_hash varchar(64)  not null,
    kind         varchar(10)  not null,
    customer_id  varchar(100) not null,
    primary key (address_hash, customer_id)
);
create index customer_address_by_customer on customer_address (customer_id);

-- Refusals of contact that hold for an address, whichever record it is on.
create table address_refusal (
    address_hash varchar(64)  not null,
    customer_id  varchar(100) not null,
    channel      varchar(20)  not null,
    purpose      varchar(20)  not null,
    topic        varchar(100) default '' not null,
    -- Whether the refusal names the address; otherwise it is about all addresses of the customer.
    named        boolean      not null,
    -- A date or an instant, as facts have it.
    refused_at   varchar(40)  not null,
    primary key (address_hash, customer_id, channel, purpose, topic, named)
);
create index address_refusal_by_customer on address_refusal (customer_id);

-- The addresses of customers stored by an earlier version are indexed in the background; a new database has none.
insert into customer_search_progress (name, version, last_customer, indexed, completed_at, holder, beats)
select 'addresses', 1, null, 0, case when exists (select 1 from customer) then null else current_timestamp end, null, 0
from customer_search_progress
where name = 'customers';

-- A refusal of one topic outlives the customer as well.
create table suppression_by_topic (
    key_hash    varchar(64)  not null,
    channel     varchar(20)  not null,
    purpose     varchar(20)  not null,
    topic       varchar(100) default '' not null,
    -- A date or an instant, as facts have it.
    refused_at  varchar(40)  not null,
    listed_at   timestamp with time zone not null,
    primary key (key_hash, channel, purpose, topic)
);
insert into suppression_by_topic (key_hash, channel, purpose, topic, refused_at, listed_at)
select key_hash, channel, purpose, '', refused_at, listed_at from suppression;
drop table suppression;
alter table suppression_by_topic rename to suppression;
