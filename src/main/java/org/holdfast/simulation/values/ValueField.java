package org.holdfast.simulation.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.Vocabulary;

/**
 * A field whose values are shared by many customers, so that they can be listed and compared with those in rules. Names
 * of people, order numbers and free text are not included. Each field knows the paths of its values and the derived
 * fields that use them.
 */
public enum ValueField {
    SEGMENT("segment", "segments", at("segment")),
    COUNTRY("country", "countries", at("country")),
    LANGUAGE("language", "languages", at("language")),
    PREFERRED_CHANNEL("preferred channel", "preferred channels", at("preferredChannel")),
    AGENT("assigned agent", "assigned agents", at("assignedAgent")),
    PROGRAMME("programme", "programmes", at("programme"), at("programmes.name")),
    TIER("tier", "tiers", List.of(at("tier"), at("programmes.tier")), List.of("Programme.nextTier")),
    CATEGORY("category", "categories", List.of(at("orders.lines.category")), List.of("Customer.favouriteCategory")),
    ARTICLE("article", "articles", at("orders.lines.name")),
    SKU("article number", "article numbers", at("orders.lines.sku")),
    CURRENCY("currency", "currencies", at("orders.currency")),
    SOURCE("source", "sources", at("orders.source"), at("complaints.source")),
    TOPIC("complaint topic", "complaint topics", at("complaints.topic")),
    COMPLAINT_CHANNEL("channel of complaints", "channels of complaints", at("complaints.channel")),
    RETURN_REASON("reason for a return", "reasons for returns", at("returns.reason")),
    INTERACTION_CHANNEL("channel of interactions", "channels of interactions", at("interactions.channel")),
    EMPLOYEE("employee", "employees", at("interactions.employee")),
    PLACE("place of a quality check", "places of quality checks", at("observations.place")),
    CHECKED("kind of quality check", "kinds of quality checks", at("observations.kind"));

    private final String singular;
    private final String plural;
    private final List<Path> paths;
    private final List<String> asked;

    ValueField(String singular, String plural, Path... paths) {
        this(singular, plural, List.of(paths), List.of());
    }

    ValueField(String singular, String plural, List<Path> paths, List<String> derived) {
        this.singular = singular;
        this.plural = plural;
        this.paths = paths;
        List<String> all = new ArrayList<>(paths.stream().map(Path::asked).toList());
        all.addAll(derived);
        this.asked = List.copyOf(all);
    }

    /** The path to the values: from the customer through lists to a field of their items. */
    private record Path(List<ListField> lists, Entity entity, Field field) {

        String asked() {
            return entity.name() + "." + field.name();
        }

        void read(Object thing, int depth, Consumer<String> each) {
            if (depth < lists.size()) {
                List<?> list = lists.get(depth).read().apply(thing);
                if (list != null) {
                    list.forEach(one -> read(one, depth + 1, each));
                }
                return;
            }
            Object value = field.read().apply(thing);
            if (value != null) {
                each.accept(value.toString());
            }
        }
    }

    private static Path at(String path) {
        String[] parts = path.split("\\.");
        Entity entity = Vocabulary.KNOWN.customer();
        List<ListField> lists = new ArrayList<>();
        for (String name : Arrays.copyOf(parts, parts.length - 1)) {
            ListField listField = Objects.requireNonNull(entity.items(name), name);
            lists.add(listField);
            entity = listField.element();
        }
        return new Path(lists, entity, Objects.requireNonNull(entity.field(parts[parts.length - 1]), path));
    }

    /** Passes each value of a customer to a consumer, including duplicates. */
    void read(CustomerView view, Consumer<String> each) {
        paths.forEach(path -> path.read(view, 0, each));
    }

    /** Returns whether a condition on the given field compares with these values. */
    boolean covers(Entity entity, Field field) {
        return asked.contains(entity.name() + "." + field.name());
    }

    /** Returns the name used in sentences, such as {@code category}. */
    public String singular() {
        return singular;
    }

    public String plural() {
        return plural;
    }

    /** Returns the name used in commands and URLs, such as {@code preferred-channel}. */
    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
