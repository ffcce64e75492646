# Coșurile de cumpărături. Deschis este cel care nu a devenit comandă și nu este gol. Orele se numără doar dacă se știe când s-a schimbat ultima dată.
[when]Clientul are un coș=$cart : Cart() from $customer.carts
[when]Clientul are un coș deschis=$cart : Cart( open ) from $customer.carts
[when]Clientul nu are niciun coș deschis=not Cart( open ) from $customer.carts
[when]Clientul are cel puțin {count:number} (coș deschis|coșuri deschise|de coșuri deschise)=accumulate( Cart( open ) from $customer.carts; $n : count(1); $n >= {count} )
[when]Clientul a lăsat cel puțin {count:number} (coș|coșuri|de coșuri) în ultimele {days:number} (zi|zile|de zile)=accumulate( Cart( open, daysUntouched < {days} ) from $customer.carts; $n : count(1); $n >= {count} )
[when]Clientul a lăsat cel mult {count:number} (coș|coșuri|de coșuri) în ultimele {days:number} (zi|zile|de zile)=accumulate( Cart( open, daysUntouched < {days} ) from $customer.carts; $n : count(1); $n <= {count} )
[when][Cart]- care este deschis=open
[when][Cart]- care nu este deschis=!open
[when][Cart]- care a devenit comandă=ordered
[when][Cart]- care nu a devenit comandă=!ordered
[when][Cart]- care este gol=empty
[when][Cart]- care nu este gol=!empty
[when][Cart]- neatins de cel puțin {hours:number} (oră|ore|de ore)=hoursUntouched >= {hours}
[when][Cart]- neatins de mai puțin de {hours:number} (oră|ore|de ore)=hoursUntouched < {hours}
[when][Cart]- neatins de cel puțin {days:number} (zi|zile|de zile)=daysUntouched >= {days}
[when][Cart]- neatins de mai puțin de {days:number} (zi|zile|de zile)=daysUntouched < {days}
[when][Cart]- început în ultimele {days:number} (zi|zile|de zile)=startedDaysAgo < {days}
[when][Cart]- în valoare de cel puțin {amount:amount}=value >= {amount}
[when][Cart]- în valoare de mai puțin de {amount:amount}=value < {amount}
[when][Cart]- cu cel puțin {count:number} (produs|produse|de produse)=pieces >= {count}
[when][Cart]- cu mai puțin de {count:number} (produs|produse|de produse)=pieces < {count}
[when][Cart]- în care se cunosc denumirile tuturor produselor=goods != null
[when][Cart]- după care clientul nu a cumpărat nimic=!boughtSince
[when][Cart]- după care clientul a cumpărat ceva=boughtSince
[when]Coșul conține ceva din categoria "{category:text}"=exists CartLine( category == "{category}" ) from $cart.lines
[when]Coșul nu conține nimic din categoria "{category:text}"=not CartLine( category == "{category}" ) from $cart.lines
[when]Coșul conține articolul "{sku:text}"=exists CartLine( sku == "{sku}" ) from $cart.lines
[when]Coșul nu conține articolul "{sku:text}"=not CartLine( sku == "{sku}" ) from $cart.lines
