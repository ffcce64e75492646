# Promises of ours. A promise is broken when its time is over and it was not kept; where the facts do not say, it is neither kept nor broken.
[when]We have broken a promise to the customer=$promise : Promise( broken ) from $customer.promises
[when]We have kept our promises to the customer=not Promise( broken ) from $customer.promises
[when]The customer waits for us to keep a promise=$promise : Promise( open ) from $customer.promises
[when][Promise]- that was due at most {days:number} day(s)? ago=brokenDaysAgo <= {days}
[when][Promise]- that is due in at most {days:number} day(s)?=dueInDays <= {days}
[when][Promise]- that is due in more than {days:number} day(s)?=dueInDays > {days}
[when][Promise]- made by "{action:word}"=action == "{action}"
[when][Promise]- not made by "{action:word}"=action != "{action}"
