-- People who sign in to the console. Rows are never deleted, so that what a person did stays signed by their id;
-- erasing a person replaces what identifies them. A session belongs to an epoch; raising the epoch ends all sessions of
-- the person on every node.
create table person (
    id             varchar(36)  not null primary key,
    login          varchar(64)  not null,
    login_folded   varchar(64)  not null,
    name           varchar(100) not null,
    roles          varchar(200) not null,
    step           varchar(20)  not null,
    language       varchar(2)   not null,
    time_zone      varchar(64)  not null,
    theme          varchar(10)  not null,
    password_hash  varchar(200),
    session_epoch  integer      not null,
    created_by     varchar(100) not null,
    created_at     timestamp with time zone not null,
    last_seen_at   timestamp with time zone,
    disabled_at    timestamp with time zone,
    erased_at      timestamp with time zone
);

create unique index person_by_login on person (login_folded);

-- Invitations and resets. Of a link's token only the hash is kept.
create table person_link (
    hash        varchar(64) not null primary key,
    person      varchar(36) not null,
    kind        varchar(10) not null,
    expires_at  timestamp with time zone not null,
    used_at     timestamp with time zone,
    foreign key (person) references person (id)
);

create index person_link_by_person on person_link (person);

-- Where a person signed in from. Failed attempts of strangers elsewhere do not delay them there.
create table person_address (
    person   varchar(36) not null,
    address  varchar(64) not null,
    last_at  timestamp with time zone not null,
    primary key (person, address),
    foreign key (person) references person (id)
);

-- Failed sign-ins by login and by address, on all nodes.
create table sign_in_throttle (
    subject   varchar(160) not null primary key,
    failures  integer      not null,
    last_at   timestamp with time zone not null,
    next_at   timestamp with time zone not null
);

create index sign_in_throttle_by_time on sign_in_throttle (last_at);

-- Locked while people are added or changed, so that nodes agree on one first admin, and the last admin cannot be
-- lost.
create table people_lock (
    id  integer not null primary key
);

insert into people_lock (id) values (1);

-- Tokens by which the first admin is added from another machine, one for each node that started.
create table setup_token (
    hash        varchar(64) not null primary key,
    expires_at  timestamp with time zone not null
);
