-- Who may call. Of a key's secret only the hash is kept; roles are labels with a space between them.

create table api_key (
    id           varchar(20)  primary key,
    name         varchar(100) not null,
    secret_hash  varchar(64)  not null,
    roles        varchar(200) not null,
    step         varchar(20)  not null,
    created_at   timestamp with time zone not null,
    expires_at   timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone
);
create index api_key_by_name on api_key (name, created_at);
