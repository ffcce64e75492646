# Payments. An outstanding one failed or is overdue, and nothing was paid for it since.
[when]The customer has a payment=$payment : Payment() from $customer.payments
[when]The customer has no payment=not Payment() from $customer.payments
[when]The customer has no outstanding payment=not Payment( outstanding ) from $customer.payments
[when]At least {count:number} payment(s)? of the customer failed in the last {days:number} day(s)?=accumulate( Payment( failed, daysAgo < {days} ) from $customer.payments; $n : count(1); $n >= {count} )
[when][Payment]- that failed=failed
[when][Payment]- that failed in the last {days:number} day(s)?=failed, daysAgo < {days}
[when][Payment]- that was made=paid
[when][Payment]- that was refunded=refunded
[when][Payment]- that is still outstanding=outstanding
[when][Payment]- that is overdue=overdue
[when][Payment]- that is overdue by at least {days:number} day(s)?=daysOverdue >= {days}
[when][Payment]- that is due in at most {days:number} day(s)?=due, dueInDays >= 0, dueInDays <= {days}
[when][Payment]- of at least {amount:amount}=amount >= {amount}
[when][Payment]- of a known amount=amount != null
[when][Payment]- of less than {amount:amount}=amount < {amount}
[when][Payment]- by "{method:text}"=method == "{method}"
[when][Payment]- for a subscription=subscriptionId != null
[when][Payment]- for an order=orderId != null
