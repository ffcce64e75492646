package org.holdfast.customers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.holdfast.customers.CustomerStore.Stored;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.json.MergePatch;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a part of a customer's facts and leaves the rest as it is, so that systems that each know a part do not
 * overwrite each other. A customer who is not stored yet is created. Refusals of contact remain in force, as with every
 * other change.
 */
@Service
public class CustomerParts {

    private static final String SOURCE = "source";

    /** Fields whose values can contain declared facts. */
    private static final Set<String> WITH_DECLARED = Set.of(
            "attributes",
            "lists",
            "orders",
            "complaints",
            "returns",
            "interactions",
            "subscriptions",
            "payments",
            "carts");

    private final CustomerUpsert upsert;
    private final DeclaredFactsCheck declared;
    private final Clock clock;

    CustomerParts(
            CustomerTable rows,
            CustomerTombstones gone,
            SourceFreshness ages,
            SuppressionList suppressionList,
            RelocatedRecords relocated,
            DeclaredFactsCheck declared,
            TransactionTemplate transaction,
            Clock clock) {
        this.upsert = new CustomerUpsert(rows, gone, ages, suppressionList, relocated, transaction, clock);
        this.declared = declared;
        this.clock = clock;
    }

    /**
     * Applies a JSON merge patch to the facts of a customer.
     *
     * @param condition condition on the hash of the stored facts, which is empty if there are none; {@code null} for
     *     none
     * @throws InvalidInput if the patch is not an object, or the result is not valid
     */
    public Stored patch(String id, JsonNode patch, @Nullable Predicate<Optional<String>> condition) {
        return upsert.part(id, condition, before -> {
            Customer after = FactsJson.read(MergePatch.applied(tree(before), patch), Customer.class);
            if (!after.id().equals(id)) {
                throw new InvalidInput("id", "is \"" + after.id() + "\", but the path has \"" + id + "\"");
            }
            checkDeclared(id, patch);
            return dated(before, after);
        });
    }

    /** Checks the declared facts of a change; stored ones are kept even if they are not declared any more. */
    private void checkDeclared(String id, JsonNode change) {
        ObjectNode part = FactsJson.mapper().createObjectNode().put("id", id);
        change.properties().forEach(field -> {
            if (WITH_DECLARED.contains(field.getKey())) {
                part.set(field.getKey(), field.getValue());
            }
        });
        declared.check(FactsJson.read(MergePatch.applied(FactsJson.mapper().createObjectNode(), part), Customer.class));
    }

    /**
     * Replaces a collection of a customer.
     *
     * @param value the new records
     * @param source replaces only the records of this source, and names it in those that name none; {@code null} to
     *     replace all records
     * @param condition condition on the hash of the stored facts; {@code null} for none
     * @throws InvalidInput if the records are not valid, or name another source
     */
    public Stored replace(
            String id,
            String collection,
            JsonNode value,
            @Nullable String source,
            @Nullable Predicate<Optional<String>> condition) {
        SourcedRecord.checkedSource(source);
        return upsert.part(id, condition, before -> {
            ObjectNode facts = tree(before);
            JsonNode old = facts.path(collection);
            facts.set(collection, source == null ? value : ofSource(collection, value, old, source));
            Customer after = FactsJson.read(facts, Customer.class);
            checkDeclared(id, FactsJson.mapper().createObjectNode().set(collection, value));
            return dated(before, after);
        });
    }

    /**
     * Replaces the items of a declared list of a customer.
     *
     * @param value the new items
     * @param condition condition on the hash of the stored facts; {@code null} for none
     * @throws InvalidInput if the list is not declared or the items are not valid
     */
    public Stored replaceList(String id, String list, JsonNode value, @Nullable Predicate<Optional<String>> condition) {
        ObjectNode items = FactsJson.mapper().createObjectNode().set(list, value);
        ObjectNode change = FactsJson.mapper().createObjectNode().set("lists", items);
        return patch(id, change, condition);
    }

    /** Returns the new records of a source, followed by the stored ones of other sources. */
    private static ArrayNode ofSource(String collection, JsonNode value, JsonNode old, String source) {
        if (!value.isArray()) {
            throw new InvalidInput(collection, "is " + JsonProblems.described(value) + "; expected a list");
        }
        ArrayNode all = FactsJson.mapper().createArrayNode();
        for (JsonNode record : value) {
            if (record instanceof ObjectNode fields && !fields.hasNonNull(SOURCE)) {
                all.add(fields.deepCopy().put(SOURCE, source));
            } else if (record.path(SOURCE).asString("").equals(source) || !record.isObject()) {
                all.add(record);
            } else {
                throw new InvalidInput(
                        collection + "[" + all.size() + "]." + SOURCE,
                        "is \"" + record.path(SOURCE).asString("") + "\", but the request replaces the records of \""
                                + source + "\"");
            }
        }
        old.forEach(record -> {
            if (!record.path(SOURCE).asString("").equals(source)) {
                all.add(record);
            }
        });
        return all;
    }

    private static ObjectNode tree(Customer facts) {
        return FactsJson.mapper().valueToTree(facts);
    }

    /** A refusal without a time counts from now, when it became known; it must not seem as old as the other facts. */
    private Customer dated(Customer before, Customer after) {
        List<Consent> consents = after.consents();
        if (consents == null || consents.equals(before.consents())) {
            return after;
        }
        List<Consent> known = before.consents() == null ? List.of() : before.consents();
        List<Consent> dated = new ArrayList<>();
        consents.forEach(each -> dated.add(
                each.at() != null || !each.refuses() || known.contains(each)
                        ? each
                        : each.at(DateOrInstant.of(clock.instant()))));
        return after.with(Map.of("consents", dated));
    }
}
