# What a rule can do: propose an action.
[then]Propose "{action:word}"=propose("{action}");
[then]Propose "{action:word}" with {amount:amount} {currency:currency}=propose("{action}").amount({amount}, "{currency}");
[then]Propose "{action:word}" for the order=propose("{action}").about($order);
[then]Propose "{action:word}" for the order with {amount:amount} {currency:currency}=propose("{action}").about($order).amount({amount}, "{currency}");
[then]Propose "{action:word}" for the order with {percent:decimal} percent of its value=propose("{action}").about($order).percent({percent}, $order.value);
[then]Propose "{action:word}" for the order with the missing discount=propose("{action}").about($order).percent(100, $order.missingDiscount);
[then]Propose "{action:word}" for the complaint=propose("{action}").about($complaint);
[then]Propose "{action:word}" for the complaint with {amount:amount} {currency:currency}=propose("{action}").about($complaint).amount({amount}, "{currency}");
[then]Propose "{action:word}" with the tier "{tier:word}"=propose("{action}").with("tier", "{tier}");
[then]Propose "{action:word}" for the promise=propose("{action}").about($promise);
[then]Propose "{action:word}" for the promise with {amount:amount} {currency:currency}=propose("{action}").about($promise).amount({amount}, "{currency}");
[then]Propose "{action:word}" for the complaint with {amount:amount} {currency:currency} for each day after the first {days:number} working day(s)?=propose("{action}").about($complaint).each({amount}, "{currency}", $complaint.daysOpenAfter({days}));
[then]Propose "{action:word}" for the subscription=propose("{action}").about($subscription);
[then]Propose "{action:word}" for the subscription with {amount:amount} {currency:currency}=propose("{action}").about($subscription).amount({amount}, "{currency}");
[then]Propose "{action:word}" for the subscription with {percent:decimal} percent of its price=propose("{action}").about($subscription).percent({percent}, $subscription.price);
[then]Propose "{action:word}" for the payment=propose("{action}").about($payment);
