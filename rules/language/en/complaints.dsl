# Complaints. "that we know of" also holds where nobody tells us.
[when]The customer has a complaint=$complaint : Complaint() from $customer.complaints
[when]The customer has a complaint about the order=$complaint : Complaint( orderId == $order.id ) from $customer.complaints
[when]The customer has no complaint=not Complaint() from $customer.complaints
[when]The customer has no complaint about the order=not Complaint( orderId == $order.id ) from $customer.complaints
[when]The customer has at least {count:number} complaint(s)?=accumulate( Complaint() from $customer.complaints; $n : count(1); $n >= {count} )
[when]The customer has at most {count:number} complaint(s)?=accumulate( Complaint() from $customer.complaints; $n : count(1); $n <= {count} )
[when]The customer has no open complaint=Customer( openComplaints == 0 )
[when]The customer has no open complaint that we know of=Customer( openComplaints == null || openComplaints == 0 )
[when]The customer has an open complaint=Customer( openComplaints > 0 )
[when][Complaint]- that is open=open
[when][Complaint]- that has been solved=!open
[when][Complaint]- that was solved at most {days:number} day(s)? ago=resolvedDaysAgo <= {days}
[when][Complaint]- that nobody has answered=!answered
[when][Complaint]- that has been answered=answered
[when][Complaint]- that has waited more than {days:number} working day(s)? for an answer=!answered, workingDaysUnanswered > {days}
[when][Complaint]- that has been open for at least {days:number} day(s)?=open, daysOpen >= {days}
[when][Complaint]- that took at least {days:number} day(s)? to solve=!open, daysOpen >= {days}
[when][Complaint]- that took less than {days:number} day(s)? to solve=!open, daysOpen < {days}
[when][Complaint]- opened in the last {days:number} day(s)?=openedDaysAgo < {days}
[when][Complaint]- of severity {level:number} or more=severity >= {level}
[when][Complaint]- of severity {level:number} or less=severity <= {level}
[when][Complaint]- that was caused by us=fault == "us"
[when][Complaint]- that was not caused by us=fault != "us"
[when][Complaint]- that was caused by the carrier=fault == "carrier"
[when][Complaint]- that was not caused by the carrier=fault != "carrier"
[when][Complaint]- that was caused by the customer=fault == "customer"
[when][Complaint]- that was not caused by the customer=fault != "customer"
[when][Complaint]- about "{topic:text}"=topic == "{topic}"
[when][Complaint]- that mentions "{word:text}"=text contains "{word}"
[when][Complaint]- that took more than {days:number} working day(s)? to solve=!open, daysOpenAfter({days}) >= 1
[when][Complaint]- about an order worth at least {amount:amount}=orderValue >= {amount}
[when][Complaint]- about an order not known to be worth {amount:amount}=orderValue == null || orderValue < {amount}
