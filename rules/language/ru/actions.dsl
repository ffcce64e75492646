# Что может правило: предложить действие.
[then]Предложить "{action:word}"=propose("{action}");
[then]Предложить "{action:word}" на {amount:amount} {currency:currency}=propose("{action}").amount({amount}, "{currency}");
[then]Предложить "{action:word}" по заказу=propose("{action}").about($order);
[then]Предложить "{action:word}" по заказу на {amount:amount} {currency:currency}=propose("{action}").about($order).amount({amount}, "{currency}");
[then]Предложить "{action:word}" по заказу на {percent:decimal} (процент|процента|процентов) его суммы=propose("{action}").about($order).percent({percent}, $order.value);
[then]Предложить "{action:word}" по заказу на недостающую скидку=propose("{action}").about($order).percent(100, $order.missingDiscount);
[then]Предложить "{action:word}" по жалобе=propose("{action}").about($complaint);
[then]Предложить "{action:word}" по жалобе на {amount:amount} {currency:currency}=propose("{action}").about($complaint).amount({amount}, "{currency}");
[then]Предложить "{action:word}" с уровнем "{tier:word}"=propose("{action}").with("tier", "{tier}");
[then]Предложить "{action:word}" по обещанию=propose("{action}").about($promise);
[then]Предложить "{action:word}" по обещанию на {amount:amount} {currency:currency}=propose("{action}").about($promise).amount({amount}, "{currency}");
[then]Предложить "{action:word}" по жалобе на {amount:amount} {currency:currency} за каждый день после первых {days:number} (рабочего дня|рабочих дней)=propose("{action}").about($complaint).each({amount}, "{currency}", $complaint.daysOpenAfter({days}));
[then]Предложить "{action:word}" по подписке=propose("{action}").about($subscription);
[then]Предложить "{action:word}" по подписке на {amount:amount} {currency:currency}=propose("{action}").about($subscription).amount({amount}, "{currency}");
[then]Предложить "{action:word}" по подписке на {percent:decimal} (процент|процента|процентов) её цены=propose("{action}").about($subscription).percent({percent}, $subscription.price);
[then]Предложить "{action:word}" по платежу=propose("{action}").about($payment);
