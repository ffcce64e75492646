# Памятные дни, любимое и коллеги, которых похвалили
[when]Сегодня там, где живёт клиент, государственный праздник=Customer( publicHoliday == true )
[when]Сегодня там, где живёт клиент, праздник "{holiday:word}"=Customer( holiday == "{holiday}" )
[when]Сегодня годовщина первого дня клиента у нас=Customer( anniversaryInDays == 0, yearsWithUs >= 1 )
[when]Клиент с нами не меньше {years:number} (года|лет)=Customer( yearsWithUs >= {years} )
[when]У клиента есть любимая категория=Customer( favouriteCategory != null )
[when]Любимая категория клиента — "{category:text}"=Customer( favouriteCategory == "{category}" )
[when]Клиент похвалил кого-то по имени=$interaction : Interaction( kind == "praise", employee != null ) from $customer.interactions
[when]Друг, которого привёл клиент, сделал заказ=$interaction : Interaction( kind == "recommendation", note contains "friend" ) from $customer.interactions
[when]Там, где покупает клиент, проверяли качество=$observation : Observation() from $customer.observations
[when][Observation]- в месте "{place:text}"=place == "{place}"
[when][Observation]- вида "{kind:text}"=kind == "{kind}"
[when][Observation]- с оценкой {score:decimal} или меньше=score <= {score}
[when][Observation]- с оценкой {score:decimal} или больше=score >= {score}
[when][Observation]- за последние {days:number} (день|дня|дней)=daysAgo < {days}
[then]Предложить "{action:word}" по поводу сказанного=propose("{action}").about($interaction);
[then]Предложить "{action:word}" по поводу сказанного на {amount:amount} {currency:currency}=propose("{action}").about($interaction).amount({amount}, "{currency}");
