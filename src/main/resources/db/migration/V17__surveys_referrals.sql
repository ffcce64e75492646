-- Secrets that all nodes share and no restart changes, made by whichever node comes first.
create table secret (
    name         varchar(40)  primary key,
    secret_value varchar(100) not null,
    made_at      timestamp with time zone not null
);

-- Customers whom somebody sent and who have ordered: looked at once, and again when whoever sent them becomes known.
create table referral (
    customer_id varchar(100) primary key,
    referrer_id varchar(100) not null,
    state       varchar(10)  not null,
    asked_at    timestamp with time zone not null,
    constraint referral_state check (state in ('waiting', 'unknown', 'noted', 'same'))
);
create index referral_by_state on referral (state, asked_at);
create index referral_by_referrer on referral (referrer_id, state);
