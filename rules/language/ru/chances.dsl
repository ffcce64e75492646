# Насколько вероятно, что клиент не вернётся. Неизвестно, пока модель не подобрана по заказам самой компании командой «fit».
[when]Вероятность, что клиент не вернётся, не меньше {percent:number} процентов=Customer( chanceToLosePercent >= {percent} )
[when]Вероятность, что клиент не вернётся, меньше {percent:number} процентов=Customer( chanceToLosePercent < {percent} )
[when]Вероятность, что клиент не вернётся, подсчитана за последние {days:number} (день|дня|дней)=Customer( chanceFittedDaysAgo < {days} )
