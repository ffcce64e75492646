# Orders and their delivery. "has an order" makes the rule act once for each order that fits.
[when]The customer has an order=$order : Order() from $customer.orders
[when]The customer has no order=not Order() from $customer.orders
[when]The customer has at least {count:number} order(s)?=accumulate( Order() from $customer.orders; $n : count(1); $n >= {count} )
[when]The customer has at most {count:number} order(s)?=accumulate( Order() from $customer.orders; $n : count(1); $n <= {count} )
[when][Order]- that is late by at least {days:number} day(s)?=daysLate >= {days}
[when][Order]- that is late by at most {days:number} day(s)?=daysLate <= {days}
[when][Order]- that is late=late
[when][Order]- that is not late=!late
[when][Order]- that has been delivered=delivered
[when][Order]- that has not been delivered=!delivered
[when][Order]- that was delivered at most {days:number} day(s)? ago=deliveredDaysAgo <= {days}
[when][Order]- that was delivered at least {days:number} day(s)? ago=deliveredDaysAgo >= {days}
[when][Order]- that was cancelled=cancelled
[when][Order]- that has not been cancelled=!cancelled
[when][Order]- that is still under way=onItsWay
[when][Order]- that has left us=shipped
[when][Order]- that has not left us=!shipped
[when][Order]- that is due in at most {days:number} day(s)?=daysUntilPromised >= 0, daysUntilPromised <= {days}
[when][Order]- with at least {count:number} piece(s)? missing=missingItems >= {count}
[when][Order]- with nothing missing=missingItems == 0
[when][Order]- whose promised discount is missing=discountMissing
[when][Order]- whose promised discount was given=!discountMissing
[when][Order]- worth at least {amount:amount}=value >= {amount}
[when][Order]- worth less than {amount:amount}=value < {amount}
[when][Order]- worth at least {from:amount} and less than {to:amount}=value >= {from}, value < {to}
[when][Order]- with goods worth at least {amount:amount}=goods >= {amount}
[when][Order]- with goods worth less than {amount:amount}=goods < {amount}
[when][Order]- with free delivery=shipping == 0
[when][Order]- paid at least partly with points=paidWithPoints > 0
[when][Order]- worth more than the customer usually spends=value > $customer.averageOrderValue
[when][Order]- placed in the last {days:number} day(s)?=placedDaysAgo < {days}
[when][Order]- placed at least {days:number} day(s)? ago=placedDaysAgo >= {days}
[when]The order contains something from "{category:text}"=exists OrderLine( category == "{category}" ) from $order.lines
[when]The order contains nothing from "{category:text}"=not OrderLine( category == "{category}" ) from $order.lines
[when]The customer has no late order under way=not Order( late, open ) from $customer.orders
[when]The customer has no late order under way that we know of=not Order( late != null, late, open ) from $customer.orders
