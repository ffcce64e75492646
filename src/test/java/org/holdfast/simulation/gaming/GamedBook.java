package org.holdfast.simulation.gaming;

import java.util.Map;
import org.holdfast.Samples;

/** A rule book that is quickly simulated. */
public final class GamedBook {

    private GamedBook() {}

    /** Returns a rule book whose only scenario, and therefore only simulated customer, has a late order. */
    public static Map<String, String> granting(String amount) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.remove("areas/delivery/credit-late-delivery.csv");
        texts.keySet().removeIf(path -> path.endsWith(".scenarios.yaml"));
        texts.put("areas/delivery/credit-late-delivery.drl", """
                rule "Late"
                when
                  $customer : Customer()
                  $order : Order( daysLate >= 4, deliveredDaysAgo <= 14 ) from $customer.orders
                then
                  propose("credit-late-delivery").about($order).%s;
                end
                """.formatted(amount));
        texts.put("areas/delivery/credit-late-delivery.scenarios.yaml", """
                - name: Late
                  today: 2026-03-15
                  customer: amira
                  but: { orders: [ { id: "5512", value: 300, promisedAt: 2026-03-05, deliveredAt: 2026-03-10 } ] }
                  expect: { action: credit-late-delivery, amount: 15 }
                """);
        return texts;
    }
}
