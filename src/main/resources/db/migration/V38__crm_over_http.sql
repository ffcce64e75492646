-- Rows of sources that are read over HTTP, as they came. A CRM in the cloud only says what has changed, but facts are made of all
-- rows of a customer. element is the hash of the record's id in the source, number that of the fetch that saw it last.
create table crm_staged_row (
    source      varchar(40)  not null,
    element     varchar(64)  not null,
    collection  varchar(40)  not null,
    idx         integer      not null,
    customer_id varchar(150) not null,
    content     text         not null,
    number      bigint       not null,
    primary key (source, element, collection, idx)
);

create index crm_staged_row_customer on crm_staged_row (source, collection, customer_id);

-- Customers with rows that have changed since their facts were last made of them.
create table crm_dirty_customer (
    source      varchar(40)  not null,
    customer_id varchar(150) not null,
    primary key (source, customer_id)
);

-- How far each query of a fetch of everything has come. A fetch that was killed continues at this page.
create table crm_fetch (
    source     varchar(40) not null,
    collection varchar(40) not null,
    mapping    varchar(80) not null,
    number     bigint      not null,
    started_at timestamp with time zone not null,
    -- The clock of the source when it answered first.
    clock      timestamp with time zone,
    -- The next page; null at the beginning.
    position   text,
    page_hash  varchar(64),
    pages      integer     not null,
    done       boolean     not null,
    primary key (source, collection)
);
