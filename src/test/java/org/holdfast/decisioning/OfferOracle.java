package org.holdfast.decisioning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decision;
import org.holdfast.history.ReportedOutcome.Result;
import org.jspecify.annotations.Nullable;

/**
 * What offers a customer gets, computed plainly from everything that ever happened. It shares no code with the program
 * and stores no totals.
 */
final class OfferOracle {

    private final List<Offer> offers;
    private final Map<String, Use> uses = new HashMap<>();

    OfferOracle(List<Offer> offers) {
        this.offers = offers;
    }

    /**
     * An offer that one rule proposes to everybody.
     *
     * @param within days of the exclusion; 0 for the same decision and open offers only
     * @param times uses per customer; 0 for no limit
     * @param in what they are counted in
     * @param first number of customers; 0 for no limit
     */
    record Offer(
            String id,
            int worth,
            int amount,
            int priority,
            int validDays,
            @Nullable String group,
            @Nullable String choose,
            @Nullable String notWith,
            int within,
            int times,
            String in,
            int first) {

        /** Returns the terms as they are written in {@code actions.yaml}. */
        String terms() {
            List<String> terms = new ArrayList<>(List.of("validDays: " + validDays));
            if (group != null) {
                terms.add("group: { name: " + group + ", choose: " + choose + " }");
            }
            if (notWith != null) {
                terms.add("notWith: ["
                        + (within == 0 ? notWith : "{ name: " + notWith + ", within: " + within + " days }") + "]");
            }
            if (times > 0) {
                terms.add("timesPerCustomer: "
                        + (in.equals("ever") ? times : "{ times: " + times + ", in: " + in + " }"));
            }
            if (first > 0) {
                terms.add("first: " + first);
            }
            return String.join(", ", terms);
        }

        int score() {
            return worth - amount;
        }

        boolean excludes(Offer other) {
            return notWith != null && !id.equals(other.id) && (notWith.equals(other.id) || notWith.equals(other.group));
        }
    }

    /** An offer that was made. */
    private static final class Use {

        final String customer;
        final Offer offer;
        final Instant at;
        String status = "open";
        /** Whether its place among the first customers was given back because time had passed. */
        boolean released;

        Use(String customer, Offer offer, Instant at) {
            this.customer = customer;
            this.offer = offer;
            this.at = at;
        }

        LocalDate day() {
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        }

        Instant end() {
            return start(day().plusDays(offer.validDays + 1L));
        }

        boolean isOpen(Instant now) {
            return status.equals("open") && now.isBefore(end());
        }

        boolean counts(Instant now) {
            return isOpen(now) || status.equals("delivered") || status.equals("accepted");
        }
    }

    /** What a customer gets, and what is held back. */
    record Shop(List<String> given, List<Held> held) {}

    record Held(String action, String by, @Nullable Instant liftsAt) {}

    void expire(Instant now) {
        uses.values().stream()
                .filter(use -> use.status.equals("open") && !now.isBefore(use.end()))
                .forEach(use -> use.released = true);
    }

    void report(String actionId, Result result) {
        Use use = Objects.requireNonNull(uses.get(actionId));
        use.status = result.toString();
    }

    void record(String customer, Decision decision, Instant now) {
        for (Decision.DecidedAction act : decision.actions()) {
            uses.computeIfAbsent(
                    String.valueOf(act.actionId()),
                    id -> new Use(customer, offer(act.action().id()), now));
        }
    }

    private Offer offer(String id) {
        return offers.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    Shop decide(String customer, int max, Instant now) {
        List<Use> mine = uses.values().stream()
                .filter(use -> use.customer.equals(customer))
                .toList();
        Set<Offer> open = mine.stream()
                .filter(use -> use.isOpen(now))
                .map(use -> use.offer)
                .collect(Collectors.toSet());
        Map<String, Held> held = new HashMap<>();
        List<Offer> possible = new ArrayList<>();
        for (Offer offer : offers) {
            Held why = open.contains(offer) ? null : hold(offer, customer, mine, List.of(), now);
            if (why == null) {
                possible.add(offer);
            } else {
                held.put(offer.id, why);
            }
        }
        List<Offer> given = new ArrayList<>();
        List<Offer> left = new ArrayList<>(possible);
        while (given.size() < max && !left.isEmpty()) {
            Offer next = next(left, open);
            left.remove(next);
            Held why = open.contains(next) ? null : hold(next, customer, mine, given, now);
            if (why != null) {
                held.put(next.id, why);
                continue;
            }
            given.add(next);
            if (next.group != null && !open.contains(next)) {
                left.stream()
                        .filter(other -> next.group.equals(other.group) && !open.contains(other))
                        .toList()
                        .forEach(other -> {
                            left.remove(other);
                            held.put(other.id, new Held(other.id, "group", null));
                        });
            }
        }
        return new Shop(
                given.stream().map(Offer::id).toList(),
                held.values().stream()
                        .sorted(Comparator.comparing(Held::action))
                        .toList());
    }

    /** Returns the best of all; each group is represented by the one it prefers, and an open offer by itself. */
    private static Offer next(List<Offer> left, Set<Offer> open) {
        return left.stream()
                .filter(each -> each.group == null
                        || open.contains(each)
                        || left.stream()
                                .filter(other -> each.group.equals(other.group) && !open.contains(other))
                                .noneMatch(other -> other != each && wins(other, each)))
                .min(Comparator.comparing((Offer each) -> -each.score())
                        .thenComparing(each -> open.contains(each) ? 0 : -each.priority)
                        .thenComparing(Offer::id))
                .orElseThrow();
    }

    private static boolean wins(Offer one, Offer other) {
        Comparator<Offer> amount = Comparator.comparing(each -> -each.amount);
        Comparator<Offer> priority = Comparator.comparing(each -> -each.priority);
        Comparator<Offer> score = Comparator.comparing(each -> -each.score());
        Comparator<Offer> order = switch (String.valueOf(one.choose)) {
            case "customer" -> amount.thenComparing(priority).thenComparing(score);
            case "priority" -> priority.thenComparing(score);
            default -> score.thenComparing(priority);
        };
        return order.thenComparing(Offer::id).compare(one, other) < 0;
    }

    private @Nullable Held hold(Offer offer, String customer, List<Use> mine, List<Offer> given, Instant now) {
        Held limit = useLimit(offer, mine, now);
        if (limit != null) {
            return limit;
        }
        if (offer.group != null) {
            if (given.stream().anyMatch(other -> offer.group.equals(other.group))) {
                return new Held(offer.id, "group", null);
            }
            Instant end = mine.stream()
                    .filter(use -> use.isOpen(now) && offer.group.equals(use.offer.group))
                    .map(Use::end)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            if (end != null) {
                return new Held(offer.id, "group", end);
            }
        }
        Held excluded = excluded(offer, mine, given, now);
        return excluded != null ? excluded : first(offer, customer);
    }

    private static @Nullable Held useLimit(Offer offer, List<Use> mine, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        List<LocalDate> days = mine.stream()
                .filter(use -> use.offer.equals(offer) && use.counts(now))
                .map(Use::day)
                .filter(day -> end(offer.in, day) == null || today.isBefore(end(offer.in, day)))
                .sorted()
                .toList();
        if (offer.times == 0 || days.size() < offer.times) {
            return null;
        }
        LocalDate lift = end(offer.in, days.get(days.size() - offer.times));
        return new Held(offer.id, "use-limit", lift == null ? null : start(lift));
    }

    /** Returns the first day on which a use does not count any more. */
    private static @Nullable LocalDate end(String in, LocalDate day) {
        return switch (in) {
            case "ever" -> null;
            case "day" -> day.plusDays(1);
            case "week" -> day.plusDays(8L - day.get(ChronoField.DAY_OF_WEEK));
            case "month" -> LocalDate.of(day.getYear(), day.getMonth(), 1).plusMonths(1);
            case "year" -> LocalDate.of(day.getYear() + 1, 1, 1);
            default -> day.plusDays(45);
        };
    }

    private static @Nullable Held excluded(Offer offer, List<Use> mine, List<Offer> given, Instant now) {
        if (given.stream().anyMatch(other -> offer.excludes(other) || other.excludes(offer))) {
            return new Held(offer.id, "not-with", null);
        }
        Instant latest = null;
        for (Use use : mine) {
            for (Offer by : List.of(offer, use.offer)) {
                Offer other = by == offer ? use.offer : offer;
                if (by.excludes(other)) {
                    Instant days = by.within == 0 || !use.counts(now)
                            ? null
                            : start(use.day().plusDays(by.within));
                    Instant until = use.isOpen(now) ? use.end() : null;
                    latest = later(latest, later(days, until));
                }
            }
        }
        return latest == null || !now.isBefore(latest) ? null : new Held(offer.id, "not-with", latest);
    }

    private @Nullable Held first(Offer offer, String customer) {
        Set<String> customers = uses.values().stream()
                .filter(use -> use.offer.equals(offer)
                        && !use.released
                        && !use.status.equals("failed")
                        && !use.status.equals("rejected"))
                .map(use -> use.customer)
                .collect(Collectors.toSet());
        return offer.first == 0 || customers.contains(customer) || customers.size() < offer.first
                ? null
                : new Held(offer.id, "first-customers", null);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
