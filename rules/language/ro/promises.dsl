# Promisiunile noastre. O promisiune este încălcată când termenul a trecut și ea nu a fost ținută; unde datele tac, nu este nici ținută, nici încălcată.
[when]Nu ne-am ținut o promisiune față de client=$promise : Promise( broken ) from $customer.promises
[when]Ne-am ținut promisiunile față de client=not Promise( broken ) from $customer.promises
[when]Clientul așteaptă să ne ținem o promisiune=$promise : Promise( open ) from $customer.promises
[when][Promise]- care trebuia ținută acum cel mult {days:number} (zi|zile|de zile)=brokenDaysAgo <= {days}
[when][Promise]- care trebuie ținută în cel mult {days:number} (zi|zile|de zile)=dueInDays <= {days}
[when][Promise]- care trebuie ținută peste mai mult de {days:number} (zi|zile|de zile)=dueInDays > {days}
[when][Promise]- făcută de "{action:word}"=action == "{action}"
[when][Promise]- care nu a fost făcută de "{action:word}"=action != "{action}"
