-- The customer whom a stored answer is about, so that erasing a customer finds the answers by an index. Existing answers with a recorded
-- decision get the customer of that decision; the others keep null and are found by their text until they expire after a day.
alter table keyed_answer add column customer_id varchar(100);

update keyed_answer
   set customer_id = (
           select d.customer_id
             from decision d
            where d.id = substring(answer from position('"decisionId":"' in answer) + 14 for 36))
 where answer like '%"decisionId":"%';

create index keyed_answer_by_customer on keyed_answer (customer_id);
