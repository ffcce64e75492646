package org.holdfast.rules.drl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Hints for names from DRL, Java and other data models that authors use out of habit: what the rule language offers
 * instead.
 */
final class ForeignDrl {

    private static final String SPENT = "foreign.spent";
    private static final String ORDERS = "foreign.orders";
    private static final String SINCE = "foreign.since";
    private static final String LAST_ORDER = "foreign.last-order";
    private static final String WINS = "foreign.wins";
    private static final String NO_CHANGES = "foreign.no-changes";
    private static final String CALCULATE = "foreign.calculate";

    private static final Map<String, String> OF_CUSTOMER = words(Map.of(
            SPENT,
            "sum total totalamount totalspent amount spend spent spending turnover revenue totalvalue totalpurchases "
                    + "purchasetotal",
            ORDERS,
            "count size length ordercount ordernumber numberoforders orderscount purchases purchasecount totalorders",
            "foreign.average",
            "average avg mean averageorder averagespend averagevalue",
            LAST_ORDER,
            "lastorder lastorderdate lastpurchase lastpurchasedate lastorderat recency",
            SINCE,
            "registered registrationdate createdat created membersince customersince since tenure years loyaltyyears",
            "foreign.age",
            "age agegroup",
            "foreign.birthday",
            "birthday birthdate dateofbirth dob",
            "foreign.standing",
            "vip status level type category group class grade premium gold customertype",
            "foreign.now",
            "now date currentdate time sysdate",
            "foreign.nps",
            "nps score rating satisfaction"));
    private static final Map<String, String> OF_ORDER = words(Map.of(
            "foreign.order-value", "price amount total sum totalprice totalamount cost ordervalue",
            "foreign.order-placed", "date orderdate createdat created placedat day",
            "foreign.order-state", "status state",
            "foreign.order-late", "delay dayslateness overdue"));
    private static final Map<String, String> ENTITIES = words(Map.ofEntries(
            Map.entry("Customer", "person client user account member contact buyer shopper"),
            Map.entry("Order", "sale invoice transaction booking"),
            Map.entry("Subscription", "contract tariff plan policy licence license"),
            Map.entry("Payment", "charge debit installment instalment"),
            Map.entry("Parcel", "shipment package delivery fulfillment fulfilment consignment"),
            Map.entry("Cart", "shoppingcart basket shoppingbasket bag"),
            Map.entry("OrderLine", "item product article orderitem lineitem position"),
            Map.entry("Complaint", "ticket case claim issue incident"),
            Map.entry("Survey", "review rating feedback answer nps"),
            Map.entry("Interaction", "visit call event activity"),
            Map.entry("Programme", "membership program card loyaltycard loyalty")));
    private static final Map<String, String> ATTRIBUTES = words(Map.of(
            WINS,
            "salience agenda-group activation-group ruleflow-group auto-focus",
            NO_CHANGES,
            "no-loop lock-on-active",
            "foreign.from",
            "date-effective",
            "foreign.until",
            "date-expires",
            "foreign.paused",
            "enabled",
            "foreign.dialect",
            "dialect",
            "foreign.timer",
            "timer duration calendars"));
    private static final Map<String, String> CONSEQUENCES = words(Map.of(
            "foreign.facts-unchanged",
            "modify update set retract delete insert insertlogical",
            "foreign.prints-nothing",
            "system log print println",
            "foreign.two-rules",
            "if else for while switch",
            "foreign.starts-nothing",
            "drools kcontext sendemail send call"));
    private static final Map<String, String> FUNCTIONS =
            words(Map.of("foreign.collect", "collectlist collectset collect"));

    private ForeignDrl() {}

    private static Map<String, String> words(Map<String, String> wordsByHint) {
        Map<String, String> hints = new HashMap<>();
        wordsByHint.forEach((hint, words) -> Arrays.stream(words.split(" ")).forEach(word -> hints.put(word, hint)));
        return Map.copyOf(hints);
    }

    /** Returns what to use instead of a field that an entity does not have. */
    static ProblemText field(Entity entity, String name, List<String> known) {
        String key = name.toLowerCase(Locale.ROOT).replace("_", "");
        Map<String, String> hints = fieldHints(entity);
        return hints.containsKey(key)
                ? ProblemText.of(hints.get(key))
                : ProblemText.suggesting(DidYouMean.to(name, known));
    }

    private static Map<String, String> fieldHints(Entity entity) {
        if (entity.isCustomer()) {
            return OF_CUSTOMER;
        }
        return entity.name().equals("Order") ? OF_ORDER : Map.of();
    }

    /** Returns what to use instead of a function, since Java reads fields with {@code getX()} and {@code isX()}. */
    static ProblemText function(Entity entity, String name, List<String> known) {
        String bare = name.replaceFirst("^(get|is|has)(?=[A-Z])", "");
        String field = decapitalize(bare);
        if (!bare.equals(name)) {
            ListField list = entity.items(field);
            if (entity.field(field) != null) {
                return ProblemText.of("foreign.field-without-get", "field", field);
            }
            if (list != null) {
                return list(list);
            }
        }
        ProblemText hint = field(entity, field, known);
        return hint.isNothing() ? ProblemText.suggesting(DidYouMean.to(name, known)) : hint;
    }

    /** Returns what to use instead of an expression such as {@code orders.size()}. */
    static ProblemText list(ListField listField) {
        String counted = "accumulate( " + listField.element() + "() from $customer." + listField.name()
                + "; $n : count(1); $n >= 3 )";
        return ProblemText.of(
                listField.name().equals("orders") ? "foreign.count-orders" : "foreign.count-list", "count", counted);
    }

    /** Returns what to use instead of an unsupported expression, or {@code null} if there is no hint for it. */
    static @Nullable ProblemText expression(Entity entity, String text) {
        String first = text.strip().split("[^\\w]", 2)[0];
        ListField listField = entity.items(fieldName(first));
        if (text.contains(".stream(") || text.contains("->") || text.contains("::")) {
            return ProblemText.of(
                    "foreign.list-in-words", "hint", listField == null ? ProblemText.of(SPENT) : list(listField));
        }
        if (listField != null) {
            return list(listField);
        }
        if (text.matches("(?s).*\\bnew\\b.*|.*\\bLocalDate\\b.*|.*\\bDate\\b.*|.*\\bSystem\\b.*")) {
            return ProblemText.of("foreign.now");
        }
        return text.matches("(?s)[^\"]*[\\w)]\\s*[-+*/%]\\s*[\\w($].*|Math\\..*") ? ProblemText.of(CALCULATE) : null;
    }

    private static String fieldName(String getter) {
        return decapitalize(getter.replaceFirst("^get(?=[A-Z])", ""));
    }

    private static String decapitalize(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Returns which entity an unknown name may stand for, or the names of all entities. */
    static ProblemText entity(String name, Vocabulary vocabulary) {
        List<String> known = vocabulary.entities().stream().map(Entity::name).toList();
        String equivalent = ENTITIES.get(name.toLowerCase(Locale.ROOT));
        ProblemText hint =
                ProblemText.suggesting(equivalent == null ? DidYouMean.to(name, known) : List.of(equivalent));
        return hint.isNothing()
                ? ProblemText.of(
                        "foreign.kinds", "kinds", known.stream().sorted().collect(Collectors.joining(", ")))
                : hint;
    }

    /** Returns what to use instead of a rule attribute of DRL. */
    static ProblemText attribute(String name) {
        return ProblemText.of(ATTRIBUTES.getOrDefault(name, "foreign.wins-dates"));
    }

    /** Returns what to use instead of a statement that is not a proposal. */
    static ProblemText consequence(String statement) {
        String word = statement
                .strip()
                .replaceFirst("^(\\$?\\w+)\\s*\\.\\s*set.*", "set")
                .split("[^\\w]", 2)[0]
                .toLowerCase(Locale.ROOT);
        return ProblemText.of(CONSEQUENCES.getOrDefault(word, "foreign.propose"));
    }

    /** Returns what to use instead of a function of {@code accumulate} other than {@code count}. */
    static ProblemText accumulateFunction(String function) {
        String hint = FUNCTIONS.get(function.toLowerCase(Locale.ROOT));
        return hint == null ? ProblemText.NONE : ProblemText.of("and-more", "first", ProblemText.of(hint));
    }
}
