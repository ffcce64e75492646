# Заказы и их доставка. «Есть заказ»: правило сработает по разу на каждый подходящий заказ.
[when]У клиента есть заказ=$order : Order() from $customer.orders
[when]У клиента нет заказов=not Order() from $customer.orders
[when]У клиента нет заказа=not Order() from $customer.orders
[when]У клиента не меньше {count:number} (заказа|заказов)=accumulate( Order() from $customer.orders; $n : count(1); $n >= {count} )
[when]У клиента не больше {count:number} (заказа|заказов)=accumulate( Order() from $customer.orders; $n : count(1); $n <= {count} )
[when][Order]- который опаздывает не меньше чем на {days:number} (день|дня|дней)=daysLate >= {days}
[when][Order]- который опаздывает не больше чем на {days:number} (день|дня|дней)=daysLate <= {days}
[when][Order]- который опаздывает=late
[when][Order]- который не опаздывает=!late
[when][Order]- который доставлен=delivered
[when][Order]- который ещё не доставлен=!delivered
[when][Order]- который доставлен не раньше чем {days:number} (день|дня|дней) назад=deliveredDaysAgo <= {days}
[when][Order]- который доставлен не меньше {days:number} (дня|дней) назад=deliveredDaysAgo >= {days}
[when][Order]- который отменён=cancelled
[when][Order]- который не отменён=!cancelled
[when][Order]- который ещё в пути=onItsWay
[when][Order]- который уже отправлен=shipped
[when][Order]- который ещё не отправлен=!shipped
[when][Order]- который должен прийти не позже чем через {days:number} (день|дня|дней)=daysUntilPromised >= 0, daysUntilPromised <= {days}
[when][Order]- в котором не хватает не меньше {count:number} (предмета|предметов)=missingItems >= {count}
[when][Order]- в котором всё на месте=missingItems == 0
[when][Order]- в котором не учтена обещанная скидка=discountMissing
[when][Order]- в котором учтена обещанная скидка=!discountMissing
[when][Order]- на сумму не меньше {amount:amount}=value >= {amount}
[when][Order]- на сумму меньше {amount:amount}=value < {amount}
[when][Order]- на сумму от {from:amount} и меньше {to:amount}=value >= {from}, value < {to}
[when][Order]- с товарами на сумму не меньше {amount:amount}=goods >= {amount}
[when][Order]- с товарами на сумму меньше {amount:amount}=goods < {amount}
[when][Order]- с бесплатной доставкой=shipping == 0
[when][Order]- хотя бы частично оплаченный баллами=paidWithPoints > 0
[when][Order]- на сумму больше обычной для клиента=value > $customer.averageOrderValue
[when][Order]- сделанный за последние {days:number} (день|дня|дней)=placedDaysAgo < {days}
[when][Order]- сделанный не меньше {days:number} (дня|дней) назад=placedDaysAgo >= {days}
[when]В заказе есть что-то из категории "{category:text}"=exists OrderLine( category == "{category}" ) from $order.lines
[when]В заказе нет ничего из категории "{category:text}"=not OrderLine( category == "{category}" ) from $order.lines
[when]У клиента нет опаздывающих заказов в пути=not Order( late, open ) from $customer.orders
[when]У клиента нет известных нам опаздывающих заказов в пути=not Order( late != null, late, open ) from $customer.orders
