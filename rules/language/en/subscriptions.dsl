# Subscriptions. "has a subscription" makes the rule act once for each one that fits.
[when]The customer has a subscription=$subscription : Subscription() from $customer.subscriptions
[when]The customer has no subscription=not Subscription() from $customer.subscriptions
[when]The customer has no running subscription=not Subscription( running ) from $customer.subscriptions
[when][Subscription]- that is running=running
[when][Subscription]- that is not running=!running
[when][Subscription]- on the plan "{plan:text}"=plan == "{plan}"
[when][Subscription]- not on the plan "{plan:text}"=plan != "{plan}"
[when][Subscription]- that is in its trial period=status == "trial"
[when][Subscription]- that is paused=status == "paused"
[when][Subscription]- whose payment has failed=status == "past-due"
[when][Subscription]- that started in the last {days:number} day(s)?=startedDaysAgo < {days}
[when][Subscription]- that started at least {days:number} day(s)? ago=startedDaysAgo >= {days}
[when][Subscription]- that renews in at most {days:number} day(s)?=renewsInDays >= 0, renewsInDays <= {days}
[when][Subscription]- that renews in exactly {days:number} day(s)?=renewsInDays == {days}
[when][Subscription]- that ends in at most {days:number} day(s)?=endsInDays >= 0, endsInDays <= {days}
[when][Subscription]- that the customer wants to cancel=cancellationRequested
[when][Subscription]- that the customer has not asked to cancel=!cancellationRequested
[when][Subscription]- that the customer asked to cancel in the last {days:number} day(s)?=cancelRequestedDaysAgo < {days}
[when][Subscription]- that was cancelled=cancelled
[when][Subscription]- that was not cancelled=!cancelled
[when][Subscription]- that was cancelled in the last {days:number} day(s)?=cancelledDaysAgo < {days}
[when][Subscription]- that was cancelled at least {days:number} day(s)? ago=cancelledDaysAgo >= {days}
[when][Subscription]- cancelled because of "{reason:text}"=reason == "{reason}"
[when][Subscription]- that costs at least {amount:amount} a year=pricePerYear >= {amount}
[when][Subscription]- that costs less than {amount:amount} a year=pricePerYear < {amount}
[when][Subscription]- whose price is known=price != null
[when][Subscription]- paid by the month=every == "month"
[when][Subscription]- paid by the year=every == "year"
