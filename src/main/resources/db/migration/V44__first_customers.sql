-- Actions that only the first customers get, such as "first: 100", and how many customers count for each.
create table first_customers (
    action  varchar(60) primary key,
    taken   integer not null check (taken >= 0),
    cap     integer not null
);

-- Each use of such an action. "taken" is the number of different customers who have a use here that is reserved or
-- confirmed; the customer is the one of the action in decided_action.
create table first_use (
    action_id   varchar(50) primary key,
    action      varchar(60) not null,
    state       varchar(10) not null,
    expires_at  timestamp with time zone not null,
    settled_at  timestamp with time zone
);
create index first_use_by_expiry on first_use (state, expires_at);
create index first_use_by_action on first_use (action);
