package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points or the stamps of one customer in one programme. What expires first is spent first; of what expires
 * together, or never, the older first. What is taken back after it was spent is owed: the next that is earned pays it
 * off. At every moment the balance is the sum of the lines, and what is left less what is owed. For one thread at a
 * time.
 */
public final class Account {

    private static final Comparator<Holding> FIRST_OUT = Comparator.comparing(
                    (Holding each) -> each.expiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(each -> each.on)
            .thenComparing(each -> each.number);

    private final String programme;
    private final LedgerUnit unit;
    private final Map<String, Holding> byCause = new HashMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<String, Cause> causes = new HashMap<>();
    private int owed;
    private int balance;
    private int last;

    Account(String programme, LedgerUnit unit) {
        this.programme = programme;
        this.unit = unit;
    }

    /** What came in by one cause. */
    private static final class Holding {

        private final int number;
        private final LocalDate on;
        private final @Nullable LocalDate expiresOn;
        private int left;
        private int expired;

        private Holding(LedgerEntry entry) {
            this.number = entry.number();
            this.on = entry.on();
            this.expiresOn = entry.expiresOn();
        }
    }

    /** What the lines about one cause come to. */
    private static final class Cause {

        private int steps;
        private int kept;
        private LedgerEntry.@Nullable Rate rate;
        private List<Taken> taken = new ArrayList<>();
    }

    private record Taken(Holding from, int amount) {}

    /** The sum of all lines; below 0 when something is owed. */
    public int balance() {
        return balance;
    }

    public int owed() {
        return owed;
    }

    /** How many lines there are. */
    public int entries() {
        return last;
    }

    /** What is left, the first to go first. */
    public List<Lot> lots() {
        return holdings.stream()
                .filter(each -> each.left > 0)
                .sorted(FIRST_OUT)
                .map(each -> new Lot(unit, each.left, each.expiresOn))
                .toList();
    }

    /** What the lines about a cause come to, apart from what expired. */
    int kept(String cause) {
        Cause known = causes.get(cause);
        return known == null ? 0 : known.kept;
    }

    LedgerEntry.@Nullable Rate rate(String cause) {
        Cause known = causes.get(cause);
        return known == null ? null : known.rate;
    }

    /** The next line about a cause, not yet added. */
    LedgerEntry next(
            LedgerEntry.Kind kind,
            String cause,
            int amount,
            LocalDate on,
            @Nullable LocalDate expiresOn,
            LedgerEntry.@Nullable Rate rate) {
        Cause known = causes.get(cause);
        return new LedgerEntry(
                programme,
                unit,
                last + 1,
                kind,
                cause,
                known == null ? 1 : known.steps + 1,
                amount,
                on,
                expiresOn,
                rate);
    }

    /** Adds a line, which must be the next one. */
    void add(LedgerEntry entry) {
        if (entry.number() != last + 1) {
            throw new IllegalStateException(
                    "Line " + entry.number() + " of " + programme + " does not follow line " + last);
        }
        last = entry.number();
        balance = Math.addExact(balance, entry.amount());
        Cause cause = causes.computeIfAbsent(entry.cause(), name -> new Cause());
        cause.steps++;
        cause.rate = entry.rate() == null ? cause.rate : entry.rate();
        if (entry.kind() == LedgerEntry.Kind.EXPIRED) {
            Holding holding = byCause.get(entry.cause());
            holding.left += entry.amount();
            holding.expired -= entry.amount();
        } else {
            cause.kept += entry.amount();
            if (entry.amount() > 0) {
                comeIn(entry, cause);
            } else {
                goOut(entry, cause);
            }
        }
        payOff();
    }

    private void comeIn(LedgerEntry entry, Cause cause) {
        int left = entry.amount();
        // What an action took goes back to where it came from, so that it expires when it would have.
        for (Taken taken : cause.taken) {
            int back = Math.min(taken.amount, left);
            taken.from.left += back;
            left -= back;
        }
        cause.taken = new ArrayList<>();
        if (left > 0) {
            byCause.computeIfAbsent(entry.cause(), name -> {
                        Holding holding = new Holding(entry);
                        holdings.add(holding);
                        return holding;
                    })
                    .left += left;
        }
    }

    private void goOut(LedgerEntry entry, Cause cause) {
        int wanted = -entry.amount();
        Holding own = byCause.get(entry.cause());
        if (own != null) {
            int here = Math.min(own.left, wanted);
            own.left -= here;
            wanted -= here;
        }
        for (Holding each : firstOut()) {
            int here = Math.min(each.left, wanted);
            each.left -= here;
            wanted -= here;
            if (here > 0 && entry.kind() == LedgerEntry.Kind.SPENT) {
                cause.taken.add(new Taken(each, here));
            }
        }
        owed += wanted;
    }

    private void payOff() {
        if (owed == 0) {
            return;
        }
        for (Holding each : firstOut()) {
            int here = Math.min(each.left, owed);
            each.left -= here;
            owed -= here;
        }
    }

    private List<Holding> firstOut() {
        return holdings.stream().filter(each -> each.left > 0).sorted(FIRST_OUT).toList();
    }

    /** Adds and returns a line for everything whose time is over. */
    List<LedgerEntry> expire(LocalDate today) {
        List<LedgerEntry> lines = new ArrayList<>();
        byCause.entrySet().stream()
                .filter(each -> each.getValue().left > 0
                        && each.getValue().expiresOn != null
                        && !today.isBefore(each.getValue().expiresOn))
                .sorted(Map.Entry.comparingByValue(FIRST_OUT))
                .toList()
                .forEach(each -> lines.add(withdraw(next(
                        LedgerEntry.Kind.EXPIRED,
                        each.getKey(),
                        -each.getValue().left,
                        each.getValue().expiresOn,
                        null,
                        null))));
        return lines;
    }

    /**
     * Brings what a cause comes to where it should be, and returns the lines that takes. What had expired by itself is
     * not taken back as well.
     */
    List<LedgerEntry> settle(
            LedgerEntry.Kind kind,
            String cause,
            int target,
            LocalDate on,
            @Nullable LocalDate expiresOn,
            LedgerEntry.@Nullable Rate rate) {
        int difference = target - kept(cause);
        if (difference == 0) {
            return List.of();
        }
        List<LedgerEntry> lines = new ArrayList<>();
        Holding holding = byCause.get(cause);
        int unexpire = holding == null || difference > 0
                ? 0
                : Math.min(holding.expired, Math.max(0, -difference - holding.left));
        if (unexpire > 0) {
            lines.add(withdraw(next(LedgerEntry.Kind.EXPIRED, cause, unexpire, on, null, null)));
        }
        lines.add(withdraw(next(kind, cause, difference, on, expiresOn, rate)));
        return lines;
    }

    private LedgerEntry withdraw(LedgerEntry entry) {
        add(entry);
        return entry;
    }
}
