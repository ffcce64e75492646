package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.FixedChurnForecast;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.past.PastAction;
import org.holdfast.loyalty.programmes.ProgrammeDocument;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.rules.model.Action;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An example customer with promises, earlier actions, programme balances and churn probability. All are written
 * together, although only the facts come from the CRM.
 *
 * @param promises promises made to the customer
 * @param earlier what was done for the customer before
 * @param forecast the churn forecast; {@code null} if the example does not state one
 * @param programmes the loyalty programmes of the customer; {@code null} to derive them from the facts
 */
public record ExampleCustomer(
        Customer customer,
        List<Promise> promises,
        List<EarlierAction> earlier,
        @Nullable ChurnForecast forecast,
        @Nullable List<ProgrammeView> programmes) {

    private static final String PROMISES = "promises";
    private static final String EARLIER = "earlier";
    private static final String PROGRAMMES = "programmes";
    private static final String CHANCE = "chanceToLose";
    private static final int DAYS = 90;

    /** @throws InvalidInput if a field is invalid; names the field */
    public static ExampleCustomer read(ObjectNode facts) {
        ObjectNode own = facts.deepCopy();
        List<Promise> promises = list(own, PROMISES, Promise.class);
        List<EarlierAction> earlier = list(own, EARLIER, EarlierAction.class);
        List<ProgrammeDocument> programmes = list(own, PROGRAMMES, ProgrammeDocument.class);
        ChurnForecast churnForecast = forecast(own.remove(CHANCE));
        return new ExampleCustomer(
                FactsJson.read(own, Customer.class),
                promises == null ? List.of() : promises,
                earlier == null ? List.of() : earlier,
                churnForecast,
                programmes == null
                        ? null
                        : programmes.stream().map(ProgrammeDocument::toView).toList());
    }

    /** Reads the probability, either alone or with the day on which it was determined. */
    private static @Nullable ChurnForecast forecast(@Nullable JsonNode stated) {
        if (stated == null) {
            return null;
        }
        JsonNode chance = stated.isObject() ? stated.path("chance") : stated;
        if (!chance.isNumber()
                || chance.decimalValue().signum() < 0
                || chance.decimalValue().compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidInput(CHANCE, "must be a number from 0 to 1, such as 0.7");
        }
        Instant fittedAt = !stated.has("fittedAt")
                ? Instant.EPOCH
                : DateOrInstant.parse(stated.path("fittedAt").asString()).start(ZoneOffset.UTC);
        return new FixedChurnForecast(chance.decimalValue(), DAYS, fittedAt);
    }

    private static <T> @Nullable List<T> list(ObjectNode facts, String field, Class<T> type) {
        JsonNode list = facts.remove(field);
        if (list == null) {
            return null;
        }
        if (!list.isArray()) {
            throw new InvalidInput(field, "must be a list");
        }
        List<T> things = new ArrayList<>();
        list.forEach(each -> things.add(FactsJson.read(each, type)));
        return List.copyOf(things);
    }

    /** Returns the customer with only those earlier actions that a rule book has. */
    public ExampleCustomer knowing(Set<String> actions) {
        return new ExampleCustomer(
                customer,
                promises,
                earlier.stream().filter(each -> actions.contains(each.action())).toList(),
                forecast,
                programmes);
    }

    public CustomerView view(EvaluationContext from) {
        CustomerView view = view(customer, from.with(forecast), promises, programmes);
        return view.withActions(past(Map.of(), view));
    }

    /**
     * Returns the earlier actions up to the moment of a view.
     *
     * @param actions the actions of the rule book, by id
     */
    public List<PastAction> past(Map<String, Action> actions, CustomerView view) {
        return earlier.stream()
                .map(each -> each.past(actions.get(each.action()), view.zone()))
                .filter(past -> !past.at().isAfter(view.asOf()))
                .toList();
    }

    public static CustomerView view(
            Customer customer,
            EvaluationContext from,
            List<Promise> promises,
            @Nullable List<ProgrammeView> programmes) {
        CustomerView view = CustomerView.of(customer, from, promises);
        return programmes == null ? view : view.withProgrammes(programmes);
    }
}
