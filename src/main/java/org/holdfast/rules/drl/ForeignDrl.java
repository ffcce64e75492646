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

/** Words of DRL, of Java and of other companies' facts that authors bring along, and what is said here instead. */
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
            "sum total totalamount totalspent amount spend spent spending turnover revenue totalvalue totalpurchases purchasetotal",
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
    private static final Map<String, String> THINGS = words(Map.of(
            "Customer", "person client user account member contact buyer shopper",
            "Order", "purchase sale invoice transaction cart shoppingcart basket booking payment",
            "OrderLine", "item product article orderitem lineitem position",
            "Complaint", "ticket case claim issue incident",
            "Survey", "review rating feedback answer nps",
            "Interaction", "visit call event activity",
            "Programme", "membership program card loyaltycard loyalty"));
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
    private static final Map<String, String> FUNCTIONS = words(Map.of(
            SPENT,
            "sum",
            "foreign.average",
            "average avg",
            "foreign.larger",
            "min max",
            "foreign.collect",
            "collectlist collectset collect"));

    private ForeignDrl() {}

    private static Map<String, String> words(Map<String, String> wordsByHint) {
        Map<String, String> hints = new HashMap<>();
        wordsByHint.forEach((hint, words) -> Arrays.stream(words.split(" ")).forEach(word -> hints.put(word, hint)));
        return Map.copyOf(hints);
    }

    /** What to try for a field that a kind of thing has not got. */
    static ProblemText field(Entity entity, String name, List<String> known) {
        String key = name.toLowerCase(Locale.ROOT).replace("_", "");
        Map<String, String> hints =
                entity == Vocabulary.CUSTOMER ? OF_CUSTOMER : entity.name().equals("Order") ? OF_ORDER : Map.of();
        return hints.containsKey(key)
                ? ProblemText.of(hints.get(key))
                : ProblemText.suggesting(DidYouMean.to(name, known));
    }

    /** What to try for a function: Java asks for fields with {@code getX()} and {@code isX()}. */
    static ProblemText function(Entity entity, String name, List<String> known) {
        String bare = name.replaceFirst("^(get|is|has)(?=[A-Z])", "");
        String field = bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
        if (!bare.equals(name) && entity.field(field) != null) {
            return ProblemText.of("foreign.field-without-get", "field", field);
        }
        if (!bare.equals(name) && entity.items(field) != null) {
            return list(entity.items(field));
        }
        ProblemText hint = field(entity, field, known);
        return hint.isNothing() ? ProblemText.suggesting(DidYouMean.to(name, known)) : hint;
    }

    /** What to try for something like {@code orders.size()}. */
    static ProblemText list(ListField listField) {
        String counted = "accumulate( " + listField.element() + "() from $customer." + listField.name()
                + "; $n : count(1); $n >= 3 )";
        return ProblemText.of(
                listField.name().equals("orders") ? "foreign.count-orders" : "foreign.count-list", "count", counted);
    }

    /** What to try for an expression that is none here; {@code null} when nothing is known about it. */
    static @Nullable ProblemText expression(Entity entity, String text) {
        String first = text.strip().split("[^\\w]", 2)[0];
        ListField listField = entity.items(field(first));
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

    private static String field(String getter) {
        String bare = getter.replaceFirst("^get(?=[A-Z])", "");
        return bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    static ProblemText thing(String name) {
        List<String> known = Vocabulary.entities().stream().map(Entity::name).toList();
        String meant = THINGS.get(name.toLowerCase(Locale.ROOT));
        ProblemText hint = ProblemText.suggesting(meant == null ? DidYouMean.to(name, known) : List.of(meant));
        return hint.isNothing()
                ? ProblemText.of(
                        "foreign.kinds", "kinds", known.stream().sorted().collect(Collectors.joining(", ")))
                : hint;
    }

    static ProblemText attribute(String name) {
        return ProblemText.of(ATTRIBUTES.getOrDefault(name, "foreign.wins-dates"));
    }

    /** What to try for a statement that proposes nothing. */
    static ProblemText consequence(String statement) {
        String word = statement
                .strip()
                .replaceFirst("^(\\$?\\w+)\\s*\\.\\s*set.*", "set")
                .split("[^\\w]", 2)[0]
                .toLowerCase(Locale.ROOT);
        return ProblemText.of(CONSEQUENCES.getOrDefault(word, "foreign.propose"));
    }

    /** What to try for a function of accumulate other than count. */
    static ProblemText accumulated(String function) {
        String hint = FUNCTIONS.get(function.toLowerCase(Locale.ROOT));
        return hint == null ? ProblemText.NONE : ProblemText.of("and-more", "first", ProblemText.of(hint));
    }
}
