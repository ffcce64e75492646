# Наши обещания. Обещание не сдержано, когда срок истёк, а оно не исполнено; где данные молчат, оно ни сдержано, ни нарушено.
[when]Мы не сдержали обещание клиенту=$promise : Promise( broken ) from $customer.promises
[when]Мы держим обещания клиенту=not Promise( broken ) from $customer.promises
[when]Клиент ждёт исполнения нашего обещания=$promise : Promise( open ) from $customer.promises
[when][Promise]- срок которого истёк не раньше чем {days:number} (день|дня|дней) назад=brokenDaysAgo <= {days}
[when][Promise]- срок которого истекает не позже чем через {days:number} (день|дня|дней)=dueInDays <= {days}
[when][Promise]- срок которого истекает позже чем через {days:number} (день|дня|дней)=dueInDays > {days}
[when][Promise]- данное действием "{action:word}"=action == "{action}"
[when][Promise]- данное не действием "{action:word}"=action != "{action}"
