# Plățile. Restantă este cea care a eșuat sau a depășit scadența și nu a fost achitată de atunci.
[when]Clientul are o plată=$payment : Payment() from $customer.payments
[when]Clientul nu are nicio plată=not Payment() from $customer.payments
[when]Clientul nu are plăți restante=not Payment( outstanding ) from $customer.payments
[when]Clientului i-au eșuat cel puțin {count:number} (plată|plăți|de plăți) în ultimele {days:number} (zi|zile|de zile)=accumulate( Payment( failed, daysAgo < {days} ) from $customer.payments; $n : count(1); $n >= {count} )
[when][Payment]- care a eșuat=failed
[when][Payment]- care a eșuat în ultimele {days:number} (zi|zile|de zile)=failed, daysAgo < {days}
[when][Payment]- care a fost efectuată=paid
[when][Payment]- care a fost rambursată=refunded
[when][Payment]- care este încă restantă=outstanding
[when][Payment]- care a depășit scadența=overdue
[when][Payment]- care a depășit scadența cu cel puțin {days:number} (zi|zile|de zile)=daysOverdue >= {days}
[when][Payment]- cu scadența în cel mult {days:number} (zi|zile|de zile)=due, dueInDays >= 0, dueInDays <= {days}
[when][Payment]- de cel puțin {amount:amount}=amount >= {amount}
[when][Payment]- cu sumă cunoscută=amount != null
[when][Payment]- de mai puțin de {amount:amount}=amount < {amount}
[when][Payment]- prin "{method:text}"=method == "{method}"
[when][Payment]- pentru un abonament=subscriptionId != null
[when][Payment]- pentru o comandă=orderId != null
