# Reclamațiile. „De care să știm” este adevărat și acolo unde nu ni se spune.
[when]Clientul are o reclamație=$complaint : Complaint() from $customer.complaints
[when]Clientul are o reclamație despre comandă=$complaint : Complaint( orderId == $order.id ) from $customer.complaints
[when]Clientul nu are nicio reclamație=not Complaint() from $customer.complaints
[when]Clientul nu are nicio reclamație despre comandă=not Complaint( orderId == $order.id ) from $customer.complaints
[when]Clientul are cel puțin {count:number} (reclamație|reclamații|de reclamații)=accumulate( Complaint() from $customer.complaints; $n : count(1); $n >= {count} )
[when]Clientul are cel mult {count:number} (reclamație|reclamații|de reclamații)=accumulate( Complaint() from $customer.complaints; $n : count(1); $n <= {count} )
[when]Clientul nu are reclamații deschise=Customer( openComplaints == 0 )
[when]Clientul nu are reclamații deschise de care să știm=Customer( openComplaints == null || openComplaints == 0 )
[when]Clientul are o reclamație deschisă=Customer( openComplaints > 0 )
[when][Complaint]- care este deschisă=open
[when][Complaint]- care a fost rezolvată=!open
[when][Complaint]- care a fost rezolvată acum cel mult {days:number} (zi|zile|de zile)=resolvedDaysAgo <= {days}
[when][Complaint]- la care nu a răspuns nimeni=!answered
[when][Complaint]- la care s-a răspuns=answered
[when][Complaint]- care așteaptă răspuns de mai mult de {days:number} (zi lucrătoare|zile lucrătoare|de zile lucrătoare)=!answered, workingDaysUnanswered > {days}
[when][Complaint]- care este deschisă de cel puțin {days:number} (zi|zile|de zile)=open, daysOpen >= {days}
[when][Complaint]- a cărei rezolvare a durat cel puțin {days:number} (zi|zile|de zile)=!open, daysOpen >= {days}
[when][Complaint]- a cărei rezolvare a durat mai puțin de {days:number} (zi|zile|de zile)=!open, daysOpen < {days}
[when][Complaint]- deschisă în ultimele {days:number} (zi|zile|de zile)=openedDaysAgo < {days}
[when][Complaint]- de gravitate {level:number} sau mai mare=severity >= {level}
[when][Complaint]- de gravitate {level:number} sau mai mică=severity <= {level}
[when][Complaint]- provocată de noi=fault == "us"
[when][Complaint]- care nu a fost provocată de noi=fault != "us"
[when][Complaint]- provocată de curier=fault == "carrier"
[when][Complaint]- care nu a fost provocată de curier=fault != "carrier"
[when][Complaint]- provocată de client=fault == "customer"
[when][Complaint]- care nu a fost provocată de client=fault != "customer"
[when][Complaint]- pe tema "{topic:text}"=topic == "{topic}"
[when][Complaint]- în care apare "{word:text}"=text contains "{word}"
[when][Complaint]- a cărei rezolvare a durat mai mult de {days:number} (zi lucrătoare|zile lucrătoare|de zile lucrătoare)=!open, daysOpenAfter({days}) >= 1
[when][Complaint]- despre o comandă de cel puțin {amount:amount}=orderValue >= {amount}
[when][Complaint]- despre o comandă despre care nu se știe să fie de {amount:amount}=orderValue == null || orderValue < {amount}
