-- When time alone next changes what is decided for a customer: one row each, at most 14 days ahead. Nodes look for the rows that are due.
create table wake_up (
    customer_id varchar(100) primary key,
    due_at      timestamp with time zone not null
);
create index wake_up_by_due on wake_up (due_at);

-- How far the wake-ups of all customers have been computed under a rule book; one row. The node that has locked it computes a page.
create table wake_up_plan (
    id            integer primary key check (id = 1),
    rule_book     varchar(100),
    last_customer varchar(100),
    done          boolean not null
);
insert into wake_up_plan (id, done) values (1, false);
