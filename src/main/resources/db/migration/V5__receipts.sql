-- What every decision rested on. The facts are kept once under their hash; they hold the customer's id, so no two customers share a hash.

create table receipt_facts (
    hash        varchar(80)  primary key,
    customer_id varchar(100) not null,
    content     text         not null
);
create index receipt_facts_by_customer on receipt_facts (customer_id);

create table receipt (
    decision_id varchar(40)  primary key references decision (id) on delete cascade,
    customer_id varchar(100) not null,
    facts_hash  varchar(80)  not null,
    document    text         not null
);
create index receipt_by_customer on receipt (customer_id);
