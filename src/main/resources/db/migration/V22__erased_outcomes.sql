-- What was erased before this version kept the keys and the names that outcomes were reported under. A key is often made of the customer's
-- id, so it goes; a report that is repeated under it counts again.
update outcome
   set note = null,
       reported_by = null,
       report_key = case when report_key is null then null else concat('erased:', cast(id as varchar(20))) end
 where decision_id in (select id from decision where facts_hash = 'erased');

-- A run that has come to its end needs no bookmark.
update customer_run set last_customer = null where state <> 'open';
