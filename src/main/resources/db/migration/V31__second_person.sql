-- Under which approval each rule book went live. Those published before this setting existed went live without one.
alter table rule_book_publication add column approval varchar(20) default 'none' not null;
alter table rule_book_publication add column approved_by varchar(100);
alter table rule_book_publication add column draft varchar(36);

-- Which approval the servers of this database demand, and what was live when that changed. Commands obey the last row, so that nobody gets
-- round it by starting one with another setting.
create table rule_book_policy (
    number    integer      not null primary key,
    approval  varchar(20)  not null,
    since     timestamp with time zone not null,
    live      integer      references rule_book_publication (number)
);

-- Whom a key was given to, so that what is done with it counts as done by them.
alter table api_key add column person varchar(36) references person (id);
create index api_key_by_person on api_key (person);
