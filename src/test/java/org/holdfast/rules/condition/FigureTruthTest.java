package org.holdfast.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a figure over partly unknown items proves holds whatever the unknown facts are: the results for random lists are
 * compared with those of a plain calculation over every way to fill them in. Without unknown facts, it is decided.
 */
class FigureTruthTest {

    private static final String FACTS = """
            order:
              wrapped: { type: flag }
              score: { type: number }
              kind: { type: text }
            """;
    private static final List<BigDecimal> VALUES = decimals("0", "75.5", "1000");
    private static final List<BigDecimal> SCORES = decimals("-500", "0", "40");
    private static final int BOOKS = 150;
    private static final int LISTS = 40;

    /** An order; what is unknown is {@code null}. */
    private record Item(
            @Nullable BigDecimal value,
            @Nullable BigDecimal score,
            @Nullable Boolean wrapped,
            @Nullable String kind) {

        String json(int number) {
            List<String> attributes = new ArrayList<>();
            if (wrapped != null) {
                attributes.add("'wrapped':" + wrapped);
            }
            if (score != null) {
                attributes.add("'score':" + score);
            }
            if (kind != null) {
                attributes.add("'kind':'" + kind + "'");
            }
            return "{'id':'" + number + "','placedAt':'2026-01-01'"
                    + (value == null ? "" : ",'currency':'EUR','value':" + value)
                    + ",'attributes':{" + String.join(",", attributes) + "}}";
        }

        List<Item> completions() {
            List<Item> all = new ArrayList<>();
            for (BigDecimal v : value == null ? VALUES : List.of(value)) {
                for (BigDecimal s : score == null ? SCORES : List.of(score)) {
                    for (Boolean w : wrapped == null ? List.of(true, false) : List.of(wrapped)) {
                        for (String k : kind == null ? List.of("a", "new") : List.of(kind)) {
                            all.add(new Item(v, s, w, k));
                        }
                    }
                }
            }
            return all;
        }
    }

    /** A condition in DRL, and what it means for orders of which everything is known. */
    private record Meaning<T>(String drl, T meaning) {}

    private static final List<Meaning<Predicate<Item>>> FILTERS = List.of(
            new Meaning<>("", item -> true),
            new Meaning<>("wrapped", Item::wrapped),
            new Meaning<>("!wrapped", item -> !item.wrapped),
            new Meaning<>("score > 0", item -> item.score.signum() > 0),
            new Meaning<>("wrapped, value >= 75", item -> item.wrapped && item.value.intValue() >= 75),
            new Meaning<>("kind == \"a\" || wrapped", item -> item.kind.equals("a") || item.wrapped));

    private static final List<Meaning<Function<List<Item>, @Nullable BigDecimal>>> FUNCTIONS = List.of(
            new Meaning<>("count(1)", list -> BigDecimal.valueOf(list.size())),
            new Meaning<>("sum(value)", list -> sum(list, Item::value)),
            new Meaning<>("sum(score)", list -> sum(list, Item::score)),
            new Meaning<>("average(value)", list -> average(list, Item::value)),
            new Meaning<>("average(score)", list -> average(list, Item::score)),
            new Meaning<>(
                    "min(value)",
                    list -> list.stream()
                            .map(Item::value)
                            .min(BigDecimal::compareTo)
                            .orElse(null)),
            new Meaning<>(
                    "max(value)",
                    list -> list.stream()
                            .map(Item::value)
                            .max(BigDecimal::compareTo)
                            .orElse(null)),
            new Meaning<>(
                    "min(score)",
                    list -> list.stream()
                            .map(Item::score)
                            .min(BigDecimal::compareTo)
                            .orElse(null)),
            new Meaning<>(
                    "max(score)",
                    list -> list.stream()
                            .map(Item::score)
                            .max(BigDecimal::compareTo)
                            .orElse(null)),
            new Meaning<>(
                    "countDistinct(kind)",
                    list -> BigDecimal.valueOf(
                            list.stream().map(Item::kind).distinct().count())),
            new Meaning<>("percent( wrapped )", list -> percent(list, Item::wrapped)),
            new Meaning<>(
                    "percent( value > 70, score >= 0 )",
                    list -> percent(list, item -> item.value.intValue() > 70 && item.score.signum() >= 0)));

    private static List<BigDecimal> decimals(String... numbers) {
        return Arrays.stream(numbers).map(BigDecimal::new).toList();
    }

    private static BigDecimal sum(List<Item> list, Function<Item, BigDecimal> of) {
        return list.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal average(List<Item> list, Function<Item, BigDecimal> of) {
        return list.isEmpty() ? null : sum(list, of).divide(BigDecimal.valueOf(list.size()), 2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal percent(List<Item> list, Predicate<Item> part) {
        return list.isEmpty()
                ? null
                : BigDecimal.valueOf(100 * list.stream().filter(part).count())
                        .divide(BigDecimal.valueOf(list.size()), 20, RoundingMode.HALF_UP);
    }

    private final Random random = new Random(20261128);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<BigDecimal> bounds(String function) {
        if (function.startsWith("count")) {
            return decimals("0", "1", "2", "3");
        }
        return function.startsWith("percent")
                ? decimals("0", "50", "100", "66.6")
                : decimals("-500", "0", "40", "75.5", "151");
    }

    private Meaning<Predicate<List<Item>>> figure() {
        Meaning<Predicate<Item>> filter = any(FILTERS);
        Meaning<Function<List<Item>, @Nullable BigDecimal>> function = any(FUNCTIONS);
        Comparator comparator = any(List.of(Comparator.values()));
        List<BigDecimal> bounds = bounds(function.drl);
        BigDecimal bound = any(bounds);
        BigDecimal most = any(bounds);
        boolean two = random.nextInt(3) == 0;
        String drl = "accumulate( Order( " + filter.drl + " ) from $customer.orders; $n : " + function.drl + "; $n "
                + comparator.symbol() + " " + bound + (two ? ", $n <= " + most : "") + " )";
        return new Meaning<>(drl, orders -> {
            BigDecimal value = function.meaning.apply(
                    orders.stream().filter(filter.meaning).toList());
            return value != null && comparator.accepts(value.compareTo(bound)) && (!two || value.compareTo(most) <= 0);
        });
    }

    private Meaning<Predicate<List<Item>>> alternatives(int depth) {
        int size = 2 + random.nextInt(2);
        List<Meaning<Predicate<List<Item>>>> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(depth > 1 && random.nextInt(3) == 0 ? alternatives(depth - 1) : figure());
        }
        int number = random.nextInt(size + 1);
        Comparator comparator =
                number == 0 ? Comparator.EQUAL : any(List.of(Comparator.EQUAL, Comparator.AT_LEAST, Comparator.LESS));
        String drl = "accumulate( ( "
                + String.join(" or ", parts.stream().map(Meaning::drl).toList()) + " ); $m : count(1); $m "
                + comparator.symbol() + " " + number + " )";
        return new Meaning<>(drl, orders -> {
            int met = (int)
                    parts.stream().filter(part -> part.meaning.test(orders)).count();
            return comparator.accepts(Integer.compare(met, number));
        });
    }

    private List<Item> orders(int unknown) {
        List<Item> orders = new ArrayList<>();
        int left = unknown;
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            boolean[] known = new boolean[4];
            for (int j = 0; j < 4; j++) {
                known[j] = left == 0 || random.nextInt(3) > 0;
                left -= known[j] ? 0 : 1;
            }
            orders.add(new Item(
                    known[0] ? any(VALUES) : null,
                    known[1] ? any(SCORES) : null,
                    known[2] ? random.nextBoolean() : null,
                    known[3] ? any(List.of("a", "b")) : null));
        }
        return orders;
    }

    private static List<List<Item>> completions(List<Item> orders) {
        List<List<Item>> all = List.of(List.of());
        for (Item order : orders) {
            List<List<Item>> more = new ArrayList<>();
            for (List<Item> before : all) {
                for (Item completed : order.completions()) {
                    List<Item> one = new ArrayList<>(before);
                    one.add(completed);
                    more.add(one);
                }
            }
            all = more;
        }
        return all;
    }

    private static Truth truth(WhenClause when, String json) {
        CustomerView view = Samples.view(json, "2026-03-15");
        List<Condition> all =
                when.customer().stream().map(ConditionLine::condition).toList();
        return Condition.all(all).of(view, new Object[] {view});
    }

    private static String json(List<Item> orders) {
        List<String> items = new ArrayList<>();
        for (Item order : orders) {
            items.add(order.json(items.size()));
        }
        return "{'id':'c','orders':[" + String.join(",", items) + "]}";
    }

    private void compare(Meaning<Predicate<List<Item>>> condition, Set<Truth> seen) {
        RuleBookReader.Result read = Books.readDeclaring(FACTS, "r.drl", Books.drl(condition.drl));
        if (read.book() == null) {
            refused(condition, read.problems());
            return;
        }
        WhenClause when = read.book().rules().get(0).when();
        for (int i = 0; i < LISTS; i++) {
            List<Item> orders = orders(i % 4);
            Truth truth = truth(when, json(orders));
            seen.add(truth);
            for (List<Item> completed : completions(orders)) {
                boolean expected = condition.meaning.test(completed);
                if (truth == Truth.of(!expected) || truth == Truth.UNKNOWN && completed.equals(orders)) {
                    throw new AssertionError(condition.drl + " is " + truth + " for " + json(orders) + ", but "
                            + expected + " for " + completed);
                }
            }
        }
        assertThat(truth(when, "{'id':'c'}")).isEqualTo(Truth.UNKNOWN);
    }

    /** A rule that the check says can never act, or always does, does so for all lists. */
    private void refused(Meaning<Predicate<List<Item>>> condition, List<Problem> problems) {
        String message = problems.get(0).message();
        assertThat(message).containsAnyOf("can never act", "can never be true", "is always true");
        boolean claimed = message.contains("always");
        for (int i = 0; i < LISTS; i++) {
            List<Item> orders = orders(0);
            assertThat(condition.meaning.test(orders))
                    .as("%s for %s", condition.drl, orders)
                    .isEqualTo(claimed);
        }
    }

    @Test
    void provesOnlyWhatHoldsForEveryWayToFillInUnknownFacts() {
        Set<Truth> seen = new HashSet<>();
        for (int i = 0; i < BOOKS; i++) {
            compare(figure(), seen);
        }
        assertThat(seen).containsExactlyInAnyOrder(Truth.values());
    }

    @Test
    void alternativesAreCountedSafely() {
        Set<Truth> seen = new HashSet<>();
        for (int i = 0; i < BOOKS; i++) {
            compare(alternatives(3), seen);
        }
        assertThat(seen).containsExactlyInAnyOrder(Truth.values());
    }
}
