-- Records that were moved between customers: where each lives now, for everyone it ever belonged to (home is null if that customer
-- was erased). Events that still name an earlier customer follow it, and its points are counted only at its home.
create table moved_record (
    customer_id varchar(100) not null,
    collection  varchar(20)  not null,
    item        varchar(200) not null,
    home        varchar(100),
    moved_at    timestamp with time zone not null,
    recorded_at timestamp with time zone not null,
    settled     boolean default false not null,
    primary key (customer_id, collection, item)
);
create index moved_record_by_home on moved_record (home);
create index moved_record_unsettled on moved_record (settled, recorded_at);
