# Посылки, а также заказы, которые ждут или дошли не полностью. Потерянная или вернувшаяся считается, пока не отправлена другая или не отменён заказ.
[when][Order]- который дошёл частично=partlyArrived
[when][Order]- из которого не дошло ничего или дошло всё=!partlyArrived
[when][Order]- остаток которого ещё в пути=partlyArrived, !parcelAttempted, !parcelLost, !parcelReturned, pickupWaitingDays == null
[when][Order]- который, насколько мы знаем, не опаздывает=late == null || late == false
[when][Order]- о котором известно, что ещё придёт=stillToCome != null
[when][Order]- о котором неизвестно, что ещё придёт=stillToCome == null
[when][Order]- из которого ещё придёт не меньше {count:number} (предмета|предметов)=piecesToCome >= {count}
[when][Order]- который не оплачен=unpaid
[when][Order]- который приостановлен=onHold
[when][Order]- который ждёт клиента=waiting
[when][Order]- который клиент попросил привезти позже=wishedLater
[when][Order]- который, по словам клиента, не дошёл=neverCame
[when][Order]- который, насколько мы знаем, действительно дошёл=!neverCame
[when][Order]- с посылкой, которую можно забрать=pickupWaitingDays >= 0
[when][Order]- с посылкой, которая ждёт получателя не меньше {days:number} (дня|дней)=pickupWaitingDays >= {days}
[when][Order]- с посылкой, которую надо забрать не позже чем через {days:number} (день|дня|дней)=pickupInDays >= 0, pickupInDays <= {days}
[when][Order]- с посылкой, которую не удалось вручить=parcelAttempted
[when][Order]- с посылкой, которая потерялась=parcelLost
[when][Order]- с посылкой, которая вернулась к нам=parcelReturned
[when]У клиента есть посылка=$parcel : Parcel() from $customer.parcels
[when]У клиента нет посылок=not Parcel() from $customer.parcels
[when]У клиента нет посылок в пути=not Parcel( open ) from $customer.parcels
[when][Parcel]- которая ещё в пути=open
[when][Parcel]- которая уже отправлена=shipped
[when][Parcel]- которая доставлена=delivered
[when][Parcel]- которую можно забрать=readyForPickup
[when][Parcel]- которая ждёт получателя не меньше {days:number} (дня|дней)=readyDaysAgo >= {days}
[when][Parcel]- которая ждёт получателя не больше {days:number} (дня|дней)=readyDaysAgo <= {days}
[when][Parcel]- которую надо забрать не позже чем через {days:number} (день|дня|дней)=pickupInDays >= 0, pickupInDays <= {days}
[when][Parcel]- на получение которой осталось больше {days:number} (дня|дней)=pickupInDays > {days}
[when][Parcel]- которую не удалось вручить=attempted
[when][Parcel]- которую не удалось вручить за последние {days:number} (день|дня|дней)=attemptedDaysAgo < {days}
[when][Parcel]- которая потерялась=lost
[when][Parcel]- которая потерялась за последние {days:number} (день|дня|дней)=lostDaysAgo < {days}
[when][Parcel]- которая вернулась к нам=returned
[when][Parcel]- которая вернулась к нам за последние {days:number} (день|дня|дней)=returnedDaysAgo < {days}
[when][Parcel]- которая опаздывает не меньше чем на {days:number} (день|дня|дней)=daysLate >= {days}
[when][Parcel]- которую везёт "{carrier:text}"=carrier == "{carrier}"
[when][Parcel]- с номером для отслеживания=trackingNumber != null
[when][Parcel]- о которой известно, до какого дня её можно забрать=pickupUntil != null
[when][Parcel]- о которой неизвестно, до какого дня её можно забрать=pickupUntil == null
