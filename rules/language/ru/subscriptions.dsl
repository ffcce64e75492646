# Подписки. «Есть подписка»: правило сработает по разу на каждую подходящую подписку.
[when]У клиента есть подписка=$subscription : Subscription() from $customer.subscriptions
[when]У клиента нет подписки=not Subscription() from $customer.subscriptions
[when]У клиента нет действующей подписки=not Subscription( running ) from $customer.subscriptions
[when][Subscription]- которая действует=running
[when][Subscription]- которая не действует=!running
[when][Subscription]- с тарифом "{plan:text}"=plan == "{plan}"
[when][Subscription]- с тарифом, отличным от "{plan:text}"=plan != "{plan}"
[when][Subscription]- с пробным периодом=status == "trial"
[when][Subscription]- которая приостановлена=status == "paused"
[when][Subscription]- с непрошедшей оплатой=status == "past-due"
[when][Subscription]- начавшаяся за последние {days:number} (день|дня|дней)=startedDaysAgo < {days}
[when][Subscription]- начавшаяся не меньше {days:number} (дня|дней) назад=startedDaysAgo >= {days}
[when][Subscription]- которая продлевается не позже чем через {days:number} (день|дня|дней)=renewsInDays >= 0, renewsInDays <= {days}
[when][Subscription]- которая продлевается ровно через {days:number} (день|дня|дней)=renewsInDays == {days}
[when][Subscription]- которая заканчивается не позже чем через {days:number} (день|дня|дней)=endsInDays >= 0, endsInDays <= {days}
[when][Subscription]- от которой клиент хочет отказаться=cancellationRequested
[when][Subscription]- от которой клиент не просил отказаться=!cancellationRequested
[when][Subscription]- от которой клиент попросил отказаться за последние {days:number} (день|дня|дней)=cancelRequestedDaysAgo < {days}
[when][Subscription]- которая отменена=cancelled
[when][Subscription]- которая не отменена=!cancelled
[when][Subscription]- отменённая за последние {days:number} (день|дня|дней)=cancelledDaysAgo < {days}
[when][Subscription]- отменённая не меньше {days:number} (дня|дней) назад=cancelledDaysAgo >= {days}
[when][Subscription]- отменённая по причине "{reason:text}"=reason == "{reason}"
[when][Subscription]- стоимостью не меньше {amount:amount} в год=pricePerYear >= {amount}
[when][Subscription]- стоимостью меньше {amount:amount} в год=pricePerYear < {amount}
[when][Subscription]- с известной ценой=price != null
[when][Subscription]- которая оплачивается раз в месяц=every == "month"
[when][Subscription]- которая оплачивается раз в год=every == "year"
