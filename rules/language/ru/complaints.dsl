# Жалобы. «Известных нам» верно и там, где нам не сообщают.
[when]У клиента есть жалоба=$complaint : Complaint() from $customer.complaints
[when]У клиента есть жалоба на этот заказ=$complaint : Complaint( orderId == $order.id ) from $customer.complaints
[when]У клиента нет жалоб=not Complaint() from $customer.complaints
[when]У клиента нет жалоб на этот заказ=not Complaint( orderId == $order.id ) from $customer.complaints
[when]У клиента не меньше {count:number} (жалобы|жалоб)=accumulate( Complaint() from $customer.complaints; $n : count(1); $n >= {count} )
[when]У клиента не больше {count:number} (жалобы|жалоб)=accumulate( Complaint() from $customer.complaints; $n : count(1); $n <= {count} )
[when]У клиента нет открытых жалоб=Customer( openComplaints == 0 )
[when]У клиента нет известных нам открытых жалоб=Customer( openComplaints == null || openComplaints == 0 )
[when]У клиента есть открытая жалоба=Customer( openComplaints > 0 )
[when][Complaint]- которая открыта=open
[when][Complaint]- которая решена=!open
[when][Complaint]- которая решена не раньше чем {days:number} (день|дня|дней) назад=resolvedDaysAgo <= {days}
[when][Complaint]- на которую никто не ответил=!answered
[when][Complaint]- на которую ответили=answered
[when][Complaint]- которая ждёт ответа больше {days:number} (рабочего дня|рабочих дней)=!answered, workingDaysUnanswered > {days}
[when][Complaint]- которая открыта не меньше {days:number} (дня|дней)=open, daysOpen >= {days}
[when][Complaint]- которую решали не меньше {days:number} (дня|дней)=!open, daysOpen >= {days}
[when][Complaint]- которую решали меньше {days:number} (дня|дней)=!open, daysOpen < {days}
[when][Complaint]- открытая за последние {days:number} (день|дня|дней)=openedDaysAgo < {days}
[when][Complaint]- серьёзности {level:number} или выше=severity >= {level}
[when][Complaint]- серьёзности {level:number} или ниже=severity <= {level}
[when][Complaint]- с тяжестью {level:number} или больше=severity >= {level}
[when][Complaint]- с тяжестью {level:number} или меньше=severity <= {level}
[when][Complaint]- вызванная нами=fault == "us"
[when][Complaint]- вызванная не нами=fault != "us"
[when][Complaint]- вызванная перевозчиком=fault == "carrier"
[when][Complaint]- вызванная не перевозчиком=fault != "carrier"
[when][Complaint]- вызванная клиентом=fault == "customer"
[when][Complaint]- вызванная не клиентом=fault != "customer"
[when][Complaint]- на тему "{topic:text}"=topic == "{topic}"
[when][Complaint]- в которой сказано "{word:text}"=text contains "{word}"
[when][Complaint]- которую решали больше {days:number} (рабочего дня|рабочих дней)=!open, daysOpenAfter({days}) >= 1
[when][Complaint]- о заказе стоимостью не меньше {amount:amount}=orderValue >= {amount}
[when][Complaint]- о заказе, о котором неизвестно, что он стоит {amount:amount}=orderValue == null || orderValue < {amount}
