# What we did for the customer before. Given is what did not fail; an action that is still open does not count against the rule that proposed it. "In the last 180 days" counts from the day it was given, or from the day the customer answered.
[when]The customer was given something=exists PastAction( given ) from $customer.pastActions
[when]The customer was given something in the last {days:number} day(s)?=exists PastAction( given, daysAgo < {days} ) from $customer.pastActions
[when]The customer was given nothing in the last {days:number} day(s)?=not PastAction( given, daysAgo < {days} ) from $customer.pastActions
[when]The customer was given "{action:word}"=exists PastAction( action == "{action}", given ) from $customer.pastActions
[when]The customer was given "{action:word}" in the last {days:number} day(s)?=exists PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions
[when]The customer was given "{action:word}" at least {count:number} time(s)? in the last {days:number} day(s)?=accumulate( PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n >= {count} )
[when]The customer was given "{action:word}" at most {count:number} time(s)? in the last {days:number} day(s)?=accumulate( PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n <= {count} )
[when]The customer never got "{action:word}"=not PastAction( action == "{action}", given ) from $customer.pastActions
[when]The customer never got "{action:word}" in the last {days:number} day(s)?=not PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions
[when]The customer accepted "{action:word}" in the last {days:number} day(s)?=exists PastAction( action == "{action}", accepted, answeredDaysAgo < {days} ) from $customer.pastActions
[when]The customer never accepted "{action:word}" in the last {days:number} day(s)?=not PastAction( action == "{action}", accepted, answeredDaysAgo < {days} ) from $customer.pastActions
[when]The customer refused "{action:word}" in the last {days:number} day(s)?=exists PastAction( action == "{action}", rejected, answeredDaysAgo < {days} ) from $customer.pastActions
[when]The customer never refused "{action:word}" in the last {days:number} day(s)?=not PastAction( action == "{action}", rejected, answeredDaysAgo < {days} ) from $customer.pastActions
[when]The customer was given something of the area "{area:word}" in the last {days:number} day(s)?=exists PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions
[when]The customer was given something of the area "{area:word}" at least {count:number} time(s)? in the last {days:number} day(s)?=accumulate( PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n >= {count} )
[when]The customer never got anything of the area "{area:word}" in the last {days:number} day(s)?=not PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions
[when]The customer was given something of the group "{group:word}" in the last {days:number} day(s)?=exists PastAction( group == "{group}", given, daysAgo < {days} ) from $customer.pastActions
[when]The customer never got anything of the group "{group:word}" in the last {days:number} day(s)?=not PastAction( group == "{group}", given, daysAgo < {days} ) from $customer.pastActions
[when]The customer accepted something=exists PastAction( accepted ) from $customer.pastActions
[when]The customer refused something=exists PastAction( rejected ) from $customer.pastActions
[when][PastAction]- in the last {hours:number} hour(s)?=hoursAgo < {hours}
[when][PastAction]- in the last {days:number} day(s)?=daysAgo < {days}
[when][PastAction]- in the last {months:number} month(s)?=monthsAgo < {months}
[when][PastAction]- at least {days:number} day(s)? ago=daysAgo >= {days}
[when][PastAction]- answered in the last {days:number} day(s)?=answeredDaysAgo < {days}
[when][PastAction]- answered in the last {months:number} month(s)?=answeredMonthsAgo < {months}
[when][PastAction]- namely "{action:word}"=action == "{action}"
[when][PastAction]- other than "{action:word}"=action != "{action}"
[when][PastAction]- of the area "{area:word}"=area == "{area}"
[when][PastAction]- of the group "{group:word}"=group == "{group}"
[when][PastAction]- of the kind "{kind:obligation|warning|goodwill|reward|offer}"=kind == "{kind}"
[when][PastAction]- by "{channel:word}"=channel == "{channel}"
[when][PastAction]- proposed by the rule "{rule:text}"=rule == "{rule}"
[when][PastAction]- that the customer accepted=accepted
[when][PastAction]- that the customer refused=rejected
[when][PastAction]- that the customer ignored=ignored
[when][PastAction]- that the customer can still answer=open
[when][PastAction]- for this order=subject == $order.id
