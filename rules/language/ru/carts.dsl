# Корзины. Открытая — та, что не заказана и не пуста. Часы считаются, только если известно время последнего изменения.
[when]У клиента есть корзина=$cart : Cart() from $customer.carts
[when]У клиента есть открытая корзина=$cart : Cart( open ) from $customer.carts
[when]У клиента нет открытой корзины=not Cart( open ) from $customer.carts
[when]У клиента не меньше {count:number} (открытой корзины|открытых корзин)=accumulate( Cart( open ) from $customer.carts; $n : count(1); $n >= {count} )
[when]Клиент оставил не меньше {count:number} (корзины|корзин) за последние {days:number} (день|дня|дней)=accumulate( Cart( open, daysUntouched < {days} ) from $customer.carts; $n : count(1); $n >= {count} )
[when]Клиент оставил не больше {count:number} (корзины|корзин) за последние {days:number} (день|дня|дней)=accumulate( Cart( open, daysUntouched < {days} ) from $customer.carts; $n : count(1); $n <= {count} )
[when][Cart]- которая открыта=open
[when][Cart]- которая не открыта=!open
[when][Cart]- которая стала заказом=ordered
[when][Cart]- которая не стала заказом=!ordered
[when][Cart]- которая пуста=empty
[when][Cart]- которая не пуста=!empty
[when][Cart]- которую не трогали не меньше {hours:number} (часа|часов)=hoursUntouched >= {hours}
[when][Cart]- которую не трогали меньше {hours:number} (часа|часов)=hoursUntouched < {hours}
[when][Cart]- которую не трогали не меньше {days:number} (дня|дней)=daysUntouched >= {days}
[when][Cart]- которую не трогали меньше {days:number} (дня|дней)=daysUntouched < {days}
[when][Cart]- которую начали за последние {days:number} (день|дня|дней)=startedDaysAgo < {days}
[when][Cart]- на сумму не меньше {amount:amount}=value >= {amount}
[when][Cart]- на сумму меньше {amount:amount}=value < {amount}
[when][Cart]- в которой не меньше {count:number} (товара|товаров)=pieces >= {count}
[when][Cart]- в которой меньше {count:number} (товара|товаров)=pieces < {count}
[when][Cart]- в которой известны названия всех товаров=goods != null
[when][Cart]- после которой клиент ничего не купил=!boughtSince
[when][Cart]- после которой клиент что-то купил=boughtSince
[when]В корзине есть что-то из категории "{category:text}"=exists CartLine( category == "{category}" ) from $cart.lines
[when]В корзине нет ничего из категории "{category:text}"=not CartLine( category == "{category}" ) from $cart.lines
[when]В корзине есть товар "{sku:text}"=exists CartLine( sku == "{sku}" ) from $cart.lines
[when]В корзине нет товара "{sku:text}"=not CartLine( sku == "{sku}" ) from $cart.lines
