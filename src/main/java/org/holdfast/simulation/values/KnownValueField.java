package org.holdfast.simulation.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Vocabulary;

/**
 * A field whose values are shared by many customers, so that they can be listed and compared with those in rules. Names
 * of people, order numbers and free text are not included. Each field knows the paths of its values and the derived
 * fields that use them.
 */
public enum KnownValueField implements ValueField {
    SEGMENT("segment", "segments", at("segment")),
    COUNTRY("country", "countries", at("country")),
    CITY("city", "cities", at("city")),
    REGION("region", "regions", at("region")),
    LANGUAGE("language", "languages", at("language")),
    PREFERRED_CHANNEL("preferred channel", "preferred channels", at("preferredChannel")),
    AGENT("assigned agent", "assigned agents", at("assignedAgent")),
    PROGRAMME("programme", "programmes", at("programme"), at("programmes.name")),
    TIER("tier", "tiers", List.of(at("tier"), at("programmes.tier")), List.of("Programme.nextTier")),
    CATEGORY(
            "category",
            "categories",
            List.of(at("orders.lines.category"), at("carts.lines.category")),
            List.of("Customer.favouriteCategory", "Purchase.category")),
    ARTICLE("article", "articles", List.of(at("orders.lines.name"), at("carts.lines.name")), List.of("Purchase.name")),
    SKU(
            "article number",
            "article numbers",
            List.of(at("orders.lines.sku"), at("carts.lines.sku")),
            List.of("Purchase.sku")),
    CURRENCY(
            "currency",
            "currencies",
            at("orders.currency"),
            at("returns.currency"),
            at("subscriptions.currency"),
            at("payments.currency"),
            at("carts.currency")),
    CARRIER("carrier", "carriers", at("orders.parcels.carrier")),
    SOURCE(
            "source",
            "sources",
            at("orders.source"),
            at("complaints.source"),
            at("subscriptions.source"),
            at("payments.source"),
            at("carts.source")),
    TOPIC("complaint topic", "complaint topics", at("complaints.topic")),
    COMPLAINT_CHANNEL("channel of complaints", "channels of complaints", at("complaints.channel")),
    RETURN_REASON("reason for a return", "reasons for returns", at("returns.reason")),
    INTERACTION_CHANNEL("channel of interactions", "channels of interactions", at("interactions.channel")),
    EMPLOYEE("employee", "employees", at("interactions.employee")),
    PLACE("place of a quality check", "places of quality checks", at("observations.place")),
    CHECKED("kind of quality check", "kinds of quality checks", at("observations.kind")),
    SUBSCRIPTION_PLAN("plan of a subscription", "plans of subscriptions", at("subscriptions.plan")),
    CANCELLATION_REASON("reason for a cancellation", "reasons for cancellations", at("subscriptions.reason")),
    PAYMENT_METHOD("means of payment", "means of payment", at("payments.method"));

    private final String singular;
    private final String plural;
    private final List<ValuePath> paths;
    private final List<String> asked;

    KnownValueField(String singular, String plural, ValuePath... paths) {
        this(singular, plural, List.of(paths), List.of());
    }

    KnownValueField(String singular, String plural, List<ValuePath> paths, List<String> derived) {
        this.singular = singular;
        this.plural = plural;
        this.paths = paths;
        List<String> all = new ArrayList<>(paths.stream().map(ValuePath::asked).toList());
        all.addAll(derived);
        this.asked = List.copyOf(all);
    }

    private static ValuePath at(String path) {
        return ValuePath.at(path, Vocabulary.KNOWN);
    }

    @Override
    public ProblemText title() {
        return ProblemText.of("value." + this);
    }

    @Override
    public Collection<String> declared() {
        return List.of();
    }

    @Override
    public void read(CustomerView view, Consumer<String> each) {
        paths.forEach(path -> path.read(view, each));
    }

    @Override
    public boolean covers(Entity entity, Field field) {
        return asked.contains(entity.name() + "." + field.name());
    }

    @Override
    public String label() {
        return EnumLabels.of(this);
    }

    @Override
    public String singular() {
        return singular;
    }

    @Override
    public String plural() {
        return plural;
    }

    @Override
    public String toString() {
        return label();
    }
}
