-- By what a customer can be found: ids, digits of telephone numbers, e-mail addresses, words of the name, numbers of orders, complaints and
-- returns. Tokens are ASCII bytes, so that ranges of them mean the same whatever the collation of the database. They are derived from the
-- facts and deleted with them. A foreign key would double the cost of a new customer, because it is checked for every token.
create table customer_search (
    customer_id varchar(100) not null,
    kind        varchar(10)  not null,
    token       bytea        not null,
    primary key (customer_id, kind, token)
);
create index customer_search_by_token on customer_search (kind, token, customer_id);

-- How far customers stored before have been indexed, by which version of the tokens. One row.
create table customer_search_progress (
    name          varchar(20) primary key,
    version       integer     not null,
    last_customer varchar(100),
    indexed       bigint      not null,
    completed_at  timestamp with time zone,
    holder        varchar(40),
    beats         bigint      not null
);
insert into customer_search_progress (name, version, last_customer, indexed, completed_at, holder, beats)
select 'customers', 1, null, 0, case when exists (select 1 from customer) then null else current_timestamp end, null, 0;
