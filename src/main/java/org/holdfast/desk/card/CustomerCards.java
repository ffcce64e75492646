package org.holdfast.desk.card;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.desk.card.CustomerCard.ChannelPermission;
import org.holdfast.desk.card.CustomerCard.FactsAge;
import org.holdfast.desk.card.CustomerCard.LastContact;
import org.holdfast.desk.card.CustomerCard.Membership;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.deliveries.DeliveryLine;
import org.holdfast.desk.deliveries.ReturnedGoods;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Consents.Permission;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Purpose;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.jspecify.annotations.Nullable;

/** Reads who a customer is. */
public final class CustomerCards {

    /** Points that expire within so many days are shown. */
    private static final int DAYS_AHEAD = 90;

    private final DecisionModel book;
    private final DeskTexts texts;

    public CustomerCards(DecisionModel book, DeskTexts texts) {
        this.book = book;
        this.texts = texts;
    }

    public CustomerCard of(CustomerView view, ContactHistory history) {
        Customer facts = view.facts();
        return new CustomerCard(
                facts.id(),
                facts.name(),
                view.language(),
                facts.country(),
                facts.customerSince() == null ? null : view.dayOf(facts.customerSince()),
                membership(view),
                facts.segment(),
                permissions(view),
                lastContact(history),
                ages(facts, view.asOf()),
                facts(view));
    }

    private List<OwnFact> facts(CustomerView view) {
        List<OwnFact> all = new ArrayList<>(new PersonFacts(view, texts).all());
        DeliveryLine.of(view).forEach(line -> all.add(fact(line)));
        ReturnedGoods.of(view).forEach(each -> all.add(fact(each)));
        Stream.ofNullable(view.programme()).map(this::points).forEach(all::addAll);
        all.addAll(new ContactFacts(view, texts).all());
        all.addAll(new SubscriptionFacts(view, texts).all());
        all.addAll(new CartFacts(view, texts).all());
        all.addAll(new OwnFacts(book.rules().facts(), view, texts).all());
        return all;
    }

    private OwnFact fact(DeliveryLine line) {
        String title = line.order() == null
                ? texts.format("delivery-order", "id", line.number())
                : texts.format("delivery-parcel", "id", line.number(), "order", line.order());
        String text = texts.format(
                line.key(),
                "what",
                line.what() == null ? "" : line.what(),
                "day",
                line.day() == null ? "" : texts.day(line.day()));
        return new OwnFact(title, text);
    }

    private OwnFact fact(ReturnedGoods each) {
        String key = each.order().isEmpty() ? "return" : "return-order";
        String amount = each.amount() == null ? "" : texts.money(each.amount());
        return new OwnFact(
                texts.format(key, "id", each.number(), "order", each.order()),
                texts.format(
                        "return-" + each.kind(),
                        "state",
                        each.state(),
                        "amount",
                        amount,
                        "day",
                        texts.day(each.day())));
    }

    /** Returns the points that do not count yet, and those that expire soon. */
    private List<OwnFact> points(ProgrammeView programme) {
        ProgrammeView.PointsStatus points = programme.points();
        List<String> parts = new ArrayList<>();
        if (points.pending() != null && points.pendingForDays() != null) {
            parts.add(texts.format("points-pending", "points", points.pending(), "days", points.pendingForDays()));
        }
        if (points.expiring() != null && points.expireInDays() != null && points.expireInDays() <= DAYS_AHEAD) {
            parts.add(texts.format("points-expiring", "points", points.expiring(), "days", points.expireInDays()));
        }
        String label = texts.format("points-of", "programme", programme.name());
        return parts.isEmpty() ? List.of() : List.of(new OwnFact(label, String.join("; ", parts)));
    }

    private static @Nullable Membership membership(CustomerView view) {
        ProgrammeView programme = view.programme();
        if (programme != null && programme.joining().member()) {
            return new Membership(
                    programme.name(),
                    programme.tier().name(),
                    programme.points().balance());
        }
        return Optional.ofNullable(view.facts().membership())
                .map(kept -> new Membership(kept.programme(), kept.tier(), kept.points()))
                .orElse(null);
    }

    private static List<ChannelPermission> permissions(CustomerView view) {
        Consents consents = Consents.of(view.facts().consents(), view.asOf(), view.zone());
        return Arrays.stream(Channel.values())
                .flatMap(channel -> Stream.of(Purpose.values())
                        .map(purpose -> new ChannelPermission(channel, purpose, consents.permission(channel, purpose))))
                .filter(each -> each.permission() != Permission.UNKNOWN)
                .toList();
    }

    private @Nullable LastContact lastContact(ContactHistory history) {
        return history.acts().stream()
                .filter(act -> act.contact().startedByUs() && act.status() != RecordedAction.Status.FAILED)
                .max(Comparator.comparing(RecordedAction::decidedAt))
                .map(act -> new LastContact(
                        act.decidedAt(),
                        act.contact().channel(),
                        title(act.action().id())))
                .orElse(null);
    }

    private String title(String action) {
        return book.messages().title(action, texts.language());
    }

    private List<FactsAge> ages(Customer facts, Instant now) {
        Map<String, List<String>> collections = new TreeMap<>();
        Map<String, Instant> oldest = new TreeMap<>();
        Map<String, Provenance> sources = facts.sources() == null ? Map.of() : facts.sources();
        sources.forEach((collection, provenance) -> {
            collections
                    .computeIfAbsent(provenance.from(), source -> new ArrayList<>())
                    .add(collection);
            oldest.merge(provenance.from(), provenance.at(), (a, b) -> a.isBefore(b) ? a : b);
        });
        return oldest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(each -> {
                    Duration age = Duration.between(each.getValue(), now);
                    List<String> names = collections.getOrDefault(each.getKey(), List.of());
                    return new FactsAge(
                            each.getKey(),
                            names.stream().sorted().toList(),
                            each.getValue(),
                            age,
                            texts.age(age, each.getKey()));
                })
                .toList();
    }
}
