# Что мы делали для клиента раньше, кто бы это ни решил. Получено то, что не сорвалось; действие, которое ещё открыто, не мешает правилу, которое его предложило. «За последние 180 дней» считается со дня, когда оно сделано, или со дня ответа клиента.
[when]Клиент что-то от нас получил=exists PastAction( given ) from $customer.pastActions
[when]Клиент что-то от нас получил за последние {days:number} (день|дня|дней)=exists PastAction( given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент ничего от нас не получил за последние {days:number} (день|дня|дней)=not PastAction( given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент получил "{action:word}"=exists PastAction( action == "{action}", given ) from $customer.pastActions
[when]Клиент получил "{action:word}" за последние {days:number} (день|дня|дней)=exists PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент получил "{action:word}" не меньше {count:number} (раза|раз) за последние {days:number} (день|дня|дней)=accumulate( PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n >= {count} )
[when]Клиент получил "{action:word}" не больше {count:number} (раза|раз) за последние {days:number} (день|дня|дней)=accumulate( PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n <= {count} )
[when]Клиент никогда не получал "{action:word}"=not PastAction( action == "{action}", given ) from $customer.pastActions
[when]Клиент не получал "{action:word}" за последние {days:number} (день|дня|дней)=not PastAction( action == "{action}", given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент принял "{action:word}" за последние {days:number} (день|дня|дней)=exists PastAction( action == "{action}", accepted, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Клиент не принимал "{action:word}" за последние {days:number} (день|дня|дней)=not PastAction( action == "{action}", accepted, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Клиент отказался от "{action:word}" за последние {days:number} (день|дня|дней)=exists PastAction( action == "{action}", rejected, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Клиент не отказывался от "{action:word}" за последние {days:number} (день|дня|дней)=not PastAction( action == "{action}", rejected, answeredDaysAgo < {days} ) from $customer.pastActions
[when]Клиент получил что-то из области "{area:word}" за последние {days:number} (день|дня|дней)=exists PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент получил что-то из области "{area:word}" не меньше {count:number} (раза|раз) за последние {days:number} (день|дня|дней)=accumulate( PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions; $n : count(1); $n >= {count} )
[when]Клиент не получал ничего из области "{area:word}" за последние {days:number} (день|дня|дней)=not PastAction( area == "{area}", given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент получил что-то из группы "{group:word}" за последние {days:number} (день|дня|дней)=exists PastAction( group == "{group}", given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент не получал ничего из группы "{group:word}" за последние {days:number} (день|дня|дней)=not PastAction( group == "{group}", given, daysAgo < {days} ) from $customer.pastActions
[when]Клиент что-то принял=exists PastAction( accepted ) from $customer.pastActions
[when]Клиент от чего-то отказался=exists PastAction( rejected ) from $customer.pastActions
[when][PastAction]- за последние {hours:number} (час|часа|часов)=hoursAgo < {hours}
[when][PastAction]- за последние {days:number} (день|дня|дней)=daysAgo < {days}
[when][PastAction]- за последние {months:number} (месяц|месяца|месяцев)=monthsAgo < {months}
[when][PastAction]- не меньше {days:number} (дня|дней) назад=daysAgo >= {days}
[when][PastAction]- с ответом за последние {days:number} (день|дня|дней)=answeredDaysAgo < {days}
[when][PastAction]- с ответом за последние {months:number} (месяц|месяца|месяцев)=answeredMonthsAgo < {months}
[when][PastAction]- а именно "{action:word}"=action == "{action}"
[when][PastAction]- кроме "{action:word}"=action != "{action}"
[when][PastAction]- из области "{area:word}"=area == "{area}"
[when][PastAction]- из группы "{group:word}"=group == "{group}"
[when][PastAction]- вида "{kind:obligation|warning|goodwill|reward|offer}"=kind == "{kind}"
[when][PastAction]- по каналу "{channel:word}"=channel == "{channel}"
[when][PastAction]- по правилу "{rule:text}"=rule == "{rule}"
[when][PastAction]- с согласием клиента=accepted
[when][PastAction]- с отказом клиента=rejected
[when][PastAction]- без реакции клиента=ignored
[when][PastAction]- на что клиент ещё может ответить=open
[when][PastAction]- по этому заказу=subject == $order.id
