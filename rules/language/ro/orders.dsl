# Comenzile și livrarea lor. „Are o comandă”: regula se aplică o dată pentru fiecare comandă potrivită.
[when]Clientul are o comandă=$order : Order() from $customer.orders
[when]Clientul nu are nicio comandă=not Order() from $customer.orders
[when]Clientul are cel puțin {count:number} (comandă|comenzi|de comenzi)=accumulate( Order() from $customer.orders; $n : count(1); $n >= {count} )
[when]Clientul are cel mult {count:number} (comandă|comenzi|de comenzi)=accumulate( Order() from $customer.orders; $n : count(1); $n <= {count} )
[when][Order]- care întârzie cu cel puțin {days:number} (zi|zile|de zile)=daysLate >= {days}
[when][Order]- care întârzie cu cel mult {days:number} (zi|zile|de zile)=daysLate <= {days}
[when][Order]- care întârzie=late
[when][Order]- care nu întârzie=!late
[when][Order]- care a fost livrată=delivered
[when][Order]- care nu a fost livrată=!delivered
[when][Order]- care a fost livrată acum cel mult {days:number} (zi|zile|de zile)=deliveredDaysAgo <= {days}
[when][Order]- care a fost livrată acum cel puțin {days:number} (zi|zile|de zile)=deliveredDaysAgo >= {days}
[when][Order]- care a fost anulată=cancelled
[when][Order]- care nu a fost anulată=!cancelled
[when][Order]- care este încă pe drum=onItsWay
[when][Order]- care a plecat de la noi=shipped
[when][Order]- care nu a plecat de la noi=!shipped
[when][Order]- care trebuie să ajungă în cel mult {days:number} (zi|zile|de zile)=daysUntilPromised >= 0, daysUntilPromised <= {days}
[when][Order]- din care lipsesc cel puțin {count:number} (bucată|bucăți|de bucăți)=missingItems >= {count}
[when][Order]- din care nu lipsește nimic=missingItems == 0
[when][Order]- la care lipsește reducerea promisă=discountMissing
[when][Order]- la care s-a acordat reducerea promisă=!discountMissing
[when][Order]- în valoare de cel puțin {amount:amount}=value >= {amount}
[when][Order]- în valoare de mai puțin de {amount:amount}=value < {amount}
[when][Order]- în valoare de la {from:amount} până sub {to:amount}=value >= {from}, value < {to}
[when][Order]- cu produse în valoare de cel puțin {amount:amount}=goods >= {amount}
[when][Order]- cu produse în valoare de mai puțin de {amount:amount}=goods < {amount}
[when][Order]- cu livrare gratuită=shipping == 0
[when][Order]- plătită cel puțin parțial cu puncte=paidWithPoints > 0
[when][Order]- în valoare mai mare decât de obicei=value > $customer.averageOrderValue
[when][Order]- făcută în ultimele {days:number} (zi|zile|de zile)=placedDaysAgo < {days}
[when][Order]- făcută acum cel puțin {days:number} (zi|zile|de zile)=placedDaysAgo >= {days}
[when]Comanda conține ceva din categoria "{category:text}"=exists OrderLine( category == "{category}" ) from $order.lines
[when]Comanda nu conține nimic din categoria "{category:text}"=not OrderLine( category == "{category}" ) from $order.lines
[when]Clientul nu are comenzi întârziate pe drum=not Order( late, open ) from $customer.orders
[when]Clientul nu are comenzi întârziate pe drum de care să știm=not Order( late != null, late, open ) from $customer.orders
