-- Models that say how likely a customer is not to come back. Receipts name the one they used, so none is ever deleted or changed; a model
-- holds no customer.

create table fit (
    number    integer primary key,
    fitted_at timestamp with time zone not null,
    model     text    not null,
    report    text    not null
);
create index fit_by_time on fit (fitted_at);
