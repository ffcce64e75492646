# Платежи. Непогашенный — тот, что не прошёл или просрочен и с тех пор не оплачен.
[when]У клиента есть платёж=$payment : Payment() from $customer.payments
[when]У клиента нет платежей=not Payment() from $customer.payments
[when]У клиента нет непогашенных платежей=not Payment( outstanding ) from $customer.payments
[when]У клиента не прошло не меньше {count:number} (платежа|платежей) за последние {days:number} (день|дня|дней)=accumulate( Payment( failed, daysAgo < {days} ) from $customer.payments; $n : count(1); $n >= {count} )
[when][Payment]- который не прошёл=failed
[when][Payment]- который не прошёл за последние {days:number} (день|дня|дней)=failed, daysAgo < {days}
[when][Payment]- который прошёл=paid
[when][Payment]- который возвращён=refunded
[when][Payment]- который всё ещё не погашен=outstanding
[when][Payment]- который просрочен=overdue
[when][Payment]- который просрочен не меньше чем на {days:number} (день|дня|дней)=daysOverdue >= {days}
[when][Payment]- который нужно внести не позже чем через {days:number} (день|дня|дней)=due, dueInDays >= 0, dueInDays <= {days}
[when][Payment]- размером не меньше {amount:amount}=amount >= {amount}
[when][Payment]- известного размера=amount != null
[when][Payment]- размером меньше {amount:amount}=amount < {amount}
[when][Payment]- способом "{method:text}"=method == "{method}"
[when][Payment]- за подписку=subscriptionId != null
[when][Payment]- за заказ=orderId != null
