package org.holdfast.desk.timeline;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.decisions.Decision;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.desk.timeline.TimelineEntry.About;
import org.holdfast.desk.timeline.TimelineEntry.Due;
import org.holdfast.desk.timeline.TimelineEntry.Kind;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.guardrails.incidents.IncidentNames;
import org.holdfast.history.Promises;
import org.holdfast.history.timeline.CustomerEvents;
import org.holdfast.history.timeline.CustomerEvents.Before;
import org.holdfast.history.timeline.CustomerEvents.Counted;
import org.holdfast.history.timeline.CustomerEvents.Decided;
import org.holdfast.history.timeline.CustomerEvents.Reported;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.outcomes.IncidentLedger;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/** Shows what was said and promised to a customer, what went wrong, and what came of it. Nothing is recorded. */
public class CustomerTimeline {

    /** Default number of entries per page. */
    public static final int PAGE = 20;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    /** By id as text, except that ids that are numbers are compared as such. */
    private static final Comparator<String> IDS = Comparator.comparingInt((String id) -> isNumber(id) ? id.length() : 0)
            .thenComparing(id -> id);

    private static final Comparator<TimelineEntry> LATEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .reversed()
            .thenComparing(TimelineEntry::kind)
            .thenComparing(TimelineEntry::id, IDS.reversed());

    private final CustomerEvents events;
    private final IncidentLedger incidents;
    private final CustomerRepository customers;
    private final LiveRuleBook live;
    private final Clock clock;

    CustomerTimeline(
            CustomerEvents events,
            IncidentLedger incidents,
            CustomerRepository customers,
            LiveRuleBook live,
            Clock clock) {
        this.events = events;
        this.incidents = incidents;
        this.customers = customers;
        this.live = live;
        this.clock = clock;
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(Character::isDigit);
    }

    /**
     * Returns a page of the timeline.
     *
     * @param after cursor of the previous page; {@code null} for the latest entries
     * @param language language of the reader
     * @throws NotFound when the customer is neither stored nor has decisions
     * @throws InvalidInput if {@code after} is not a cursor
     */
    public TimelinePage page(String customerId, @Nullable String after, int size, String language) {
        TimelinePage.Place place = after == null ? null : TimelinePage.Place.parse(after);
        DeskTexts texts = DeskTexts.in(language);
        List<TimelineEntry> entries = Stream.of(
                        outcomes(customerId, place, size, texts),
                        points(customerId, place, size, texts),
                        promises(customerId, place, size, texts),
                        decisions(customerId, place, size, texts),
                        incidents(customerId, texts))
                .flatMap(each -> each)
                .filter(entry -> place == null || isAfter(entry, place))
                .sorted(LATEST_FIRST)
                .limit(size + 1L)
                .toList();
        List<TimelineEntry> shown = entries.subList(0, Math.min(size, entries.size()));
        String next = entries.size() > size
                ? TimelinePage.Place.of(shown.get(size - 1)).toString()
                : null;
        return new TimelinePage(shown, next);
    }

    private static boolean isAfter(TimelineEntry entry, TimelinePage.Place place) {
        int time = entry.at().compareTo(place.at());
        int kind = entry.kind().compareTo(place.kind());
        return time < 0 || time == 0 && (kind > 0 || kind == 0 && IDS.compare(entry.id(), place.id()) < 0);
    }

    /** Returns where a kind of entry continues after a place. */
    private static Before before(TimelinePage.@Nullable Place place, Kind kind) {
        if (place == null) {
            return new Before(LATEST, null);
        }
        if (place.kind() == kind) {
            return new Before(place.at(), place.id());
        }
        // A kind that is shown above the one at the place has been shown for that moment.
        return kind.compareTo(place.kind()) < 0
                ? new Before(place.at(), null)
                : new Before(place.at().plusNanos(1_000), null);
    }

    private Stream<TimelineEntry> decisions(
            String customerId, TimelinePage.@Nullable Place place, int size, DeskTexts texts) {
        return events.decided(customerId, before(place, Kind.DECISION), size + 1).stream()
                .map(each -> new TimelineEntry(
                        each.at(),
                        Kind.DECISION,
                        each.actionId(),
                        texts.format("decided", "title", title(each, texts)),
                        each.status().toString(),
                        null,
                        about(each),
                        null));
    }

    private Stream<TimelineEntry> promises(
            String customerId, TimelinePage.@Nullable Place place, int size, DeskTexts texts) {
        ZoneId zone = zone(customerId);
        return events.promised(customerId, before(place, Kind.PROMISE), size + 1).stream()
                .map(each -> promise(each, zone, texts));
    }

    private TimelineEntry promise(Decided each, ZoneId zone, DeskTexts texts) {
        Decision.Promised promised = Objects.requireNonNull(each.act().promise());
        Promises.Status status = Objects.requireNonNull(each.promise());
        boolean passed = !clock.instant().isBefore(promised.dueAt());
        boolean overdue = status == Promises.Status.BROKEN || passed && status == Promises.Status.OPEN;
        LocalDate lastDay = promised.dueAt().minusMillis(1).atZone(zone).toLocalDate();
        String key = passed && status == Promises.Status.OPEN ? "overdue" : status.toString();
        return new TimelineEntry(
                each.at(),
                Kind.PROMISE,
                each.actionId(),
                texts.format("promise." + key, "what", promised.what(), "day", texts.day(lastDay)),
                status.toString(),
                new Due(promised.dueAt(), overdue),
                about(each),
                null);
    }

    private ZoneId zone(String customerId) {
        return customers
                .find(customerId)
                .map(stored -> stored.facts().timeZone())
                .orElseGet(() -> live.book().assumptions().timeZone());
    }

    private Stream<TimelineEntry> outcomes(
            String customerId, TimelinePage.@Nullable Place place, int size, DeskTexts texts) {
        return events.reported(customerId, before(place, Kind.OUTCOME), size + 1).stream()
                .map(each -> outcome(each, texts));
    }

    private TimelineEntry outcome(Reported each, DeskTexts texts) {
        return new TimelineEntry(
                each.outcome().at(),
                Kind.OUTCOME,
                each.id(),
                texts.format("outcome." + each.outcome().result(), "title", title(each.action(), texts)),
                each.outcome().result().toString(),
                null,
                new About(
                        each.outcome().decisionId(),
                        each.subject(),
                        null,
                        money(each.outcome().amount())),
                new TimelineEntry.Reported(
                        each.outcome().by(),
                        each.outcome().note(),
                        each.outcome().choice()));
    }

    private Stream<TimelineEntry> points(
            String customerId, TimelinePage.@Nullable Place place, int size, DeskTexts texts) {
        return events.counted(customerId, before(place, Kind.POINTS), size + 1).stream()
                .map(each -> points(each, texts));
    }

    private static TimelineEntry points(Counted each, DeskTexts texts) {
        String text = texts.format(
                each.unit() == LedgerUnit.POINTS ? "points" : "stamps",
                "amount",
                Math.abs(each.amount()),
                "kind",
                each.kind() == LedgerEntry.Kind.ADJUSTED && each.amount() < 0
                        ? "withdrawn"
                        : each.kind().toString(),
                "programme",
                each.programme());
        return new TimelineEntry(each.at(), Kind.POINTS, each.id(), text, null, null, About.NOTHING, null);
    }

    private Stream<TimelineEntry> incidents(String customerId, DeskTexts texts) {
        ZoneId zone = zone(customerId);
        return incidents.of(customerId).stream()
                .flatMap(each -> Stream.of(
                        incident(each, Kind.INCIDENT_OPENED, each.openedOn(), zone, texts),
                        incident(each, Kind.INCIDENT_CLOSED, each.closedOn(), zone, texts)))
                .filter(Objects::nonNull);
    }

    private static @Nullable TimelineEntry incident(
            IncidentLedger.Entry each, Kind kind, @Nullable LocalDate day, ZoneId zone, DeskTexts texts) {
        return day == null
                ? null
                : new TimelineEntry(
                        day.atStartOfDay(zone).toInstant(),
                        kind,
                        each.id(),
                        texts.format(
                                kind.toString(),
                                "what",
                                IncidentNames.of(texts.language(), each.type(), each.subject())),
                        each.state().toString(),
                        null,
                        new About(null, each.subject(), null, null),
                        null);
    }

    private static About about(Decided each) {
        return new About(
                each.decisionId(),
                each.act().matter().subject(),
                each.act().contact().channel(),
                each.act().grant().granted());
    }

    /** Returns the subject of the message if the reader understands it, otherwise its outline. */
    private String title(Decided each, DeskTexts texts) {
        String subject = each.act().message().subject();
        return each.act().message().language().equals(texts.language()) && !subject.isBlank()
                ? subject
                : title(each.act().action().id(), texts);
    }

    private String title(String action, DeskTexts texts) {
        return live.book().messages().title(action, texts.language());
    }

    private Decision.@Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null
                ? null
                : new Decision.Money(amount, live.book().assumptions().currency());
    }
}
