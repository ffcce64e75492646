# Shopping carts. An open one is neither ordered nor empty. Hours are only counted if the time of the last change is known.
[when]The customer has a cart=$cart : Cart() from $customer.carts
[when]The customer has an open cart=$cart : Cart( open ) from $customer.carts
[when]The customer has no open cart=not Cart( open ) from $customer.carts
[when]The customer has at least {count:number} open cart(s)?=accumulate( Cart( open ) from $customer.carts; $n : count(1); $n >= {count} )
[when]The customer has left at least {count:number} cart(s)? in the last {days:number} day(s)?=accumulate( Cart( open, daysUntouched < {days} ) from $customer.carts; $n : count(1); $n >= {count} )
[when]The customer has left at most {count:number} cart(s)? in the last {days:number} day(s)?=accumulate( Cart( open, daysUntouched < {days} ) from $customer.carts; $n : count(1); $n <= {count} )
[when][Cart]- that is open=open
[when][Cart]- that is not open=!open
[when][Cart]- that became an order=ordered
[when][Cart]- that did not become an order=!ordered
[when][Cart]- that is empty=empty
[when][Cart]- that is not empty=!empty
[when][Cart]- that has been untouched for at least {hours:number} hour(s)?=hoursUntouched >= {hours}
[when][Cart]- that has been untouched for less than {hours:number} hour(s)?=hoursUntouched < {hours}
[when][Cart]- that has been untouched for at least {days:number} day(s)?=daysUntouched >= {days}
[when][Cart]- that has been untouched for less than {days:number} day(s)?=daysUntouched < {days}
[when][Cart]- that was started in the last {days:number} day(s)?=startedDaysAgo < {days}
[when][Cart]- worth at least {amount:amount}=value >= {amount}
[when][Cart]- worth less than {amount:amount}=value < {amount}
[when][Cart]- with at least {count:number} piece(s)?=pieces >= {count}
[when][Cart]- with fewer than {count:number} piece(s)?=pieces < {count}
[when][Cart]- whose articles are known by name=goods != null
[when][Cart]- since which the customer has bought nothing=!boughtSince
[when][Cart]- since which the customer has bought something=boughtSince
[when]The cart contains something from "{category:text}"=exists CartLine( category == "{category}" ) from $cart.lines
[when]The cart contains nothing from "{category:text}"=not CartLine( category == "{category}" ) from $cart.lines
[when]The cart contains the article "{sku:text}"=exists CartLine( sku == "{sku}" ) from $cart.lines
[when]The cart does not contain the article "{sku:text}"=not CartLine( sku == "{sku}" ) from $cart.lines
