package org.holdfast.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.DateOrInstant;

/** Generates the dates, numbers and order lines of one demo customer. */
final class DemoValues {

    private final RandomGenerator random;
    private final DemoCustomers.People.Group group;
    private final List<DemoCustomers.People.Good> goods;
    private final LocalDate today;

    DemoValues(
            RandomGenerator random,
            DemoCustomers.People.Group group,
            List<DemoCustomers.People.Good> goods,
            LocalDate today) {
        this.random = random;
        this.group = group;
        this.goods = goods;
        this.today = today;
    }

    /** @param missing pieces of the first line that were not delivered; -1 if nothing has been delivered yet */
    List<OrderLine> lines(int missing) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            DemoCustomers.People.Good good = goods.get(random.nextInt(goods.size()));
            int quantity = i == 0 ? 2 + random.nextInt(3) : 1;
            BigDecimal delivered = missing < 0 ? null : BigDecimal.valueOf(i == 0 ? quantity - missing : quantity);
            lines.add(new OrderLine(
                    good.sku(),
                    good.name(),
                    good.category(),
                    BigDecimal.valueOf(quantity),
                    delivered,
                    good.price().multiply(BigDecimal.valueOf(group.unit())).setScale(2, RoundingMode.HALF_UP),
                    null));
        }
        return lines;
    }

    static BigDecimal total(List<OrderLine> lines) {
        return lines.stream()
                .map(line ->
                        line.price() == null ? BigDecimal.ZERO : line.price().multiply(line.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Skips a number that earlier versions drew here, so that the customers generated later stay the same. */
    void skip() {
        random.nextInt(150);
    }

    String number() {
        return String.valueOf(10_000 + random.nextInt(80_000));
    }

    DateOrInstant day(int ago) {
        return DateOrInstant.of(today.minusDays(ago));
    }

    DateOrInstant at(int ago) {
        LocalTime time = LocalTime.of(7 + random.nextInt(3), random.nextInt(60));
        return DateOrInstant.of(today.minusDays(ago)
                .atTime(ago == 0 ? LocalTime.MIDNIGHT : time)
                .atZone(group.timeZone())
                .toInstant());
    }

    OrderLine line(String sku, int quantity) {
        DemoCustomers.People.Good good = goods.stream()
                .filter(each -> each.sku().equals(sku))
                .findFirst()
                .orElseThrow();
        return new OrderLine(
                sku,
                good.name(),
                good.category(),
                BigDecimal.valueOf(quantity),
                null,
                good.price().setScale(2),
                null);
    }
}
