-- Refusals of contact that outlive the customers who gave them. Of whom they were, only keyed hashes of the id, the e-mail and the phone are
-- kept: enough to know them when they come again, and not to know who they were.
create table suppression (
    key_hash    varchar(64)  not null,
    channel     varchar(20)  not null,
    purpose     varchar(20)  not null,
    -- A date or an instant, as facts have it.
    refused_at  varchar(40)  not null,
    listed_at   timestamp with time zone not null,
    primary key (key_hash, channel, purpose)
);
