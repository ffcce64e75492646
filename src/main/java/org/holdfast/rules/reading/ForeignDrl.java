package org.holdfast.rules.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.rules.source.Nearest;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Items;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Words of DRL, of Java and of other companies' facts that authors bring along, and what is said here instead. */
final class ForeignDrl {

    private static final String SPENT = "Maybe spendIn(365), of the last 365 days, or totalSpend.";
    private static final String ORDERS = "Maybe orderCount, or ordersIn(90), of the last 90 days.";
    private static final String SINCE = "Maybe customerForDays or yearsWithUs.";
    private static final String LAST_ORDER = "Maybe daysSinceLastOrder.";
    private static final String WINS = "What comes first is decided by the kind of action and its value, in actions.yaml.";
    private static final String NO_CHANGES = "A rule changes nothing, so it cannot set itself off again; maybe leave it out.";
    private static final String CALCULATE = "A condition cannot calculate; maybe a ready figure does, such as averageOrderValue, spendIn(365) or "
            + "spendPerOrderDrop(90).";

    private static final Map<String, String> OF_CUSTOMER = words(Map.of(
            SPENT, "sum total totalamount totalspent amount spend spent spending turnover revenue totalvalue totalpurchases purchasetotal",
            ORDERS, "count size length ordercount ordernumber numberoforders orderscount purchases purchasecount totalorders",
            "Maybe averageOrderValue.", "average avg mean averageorder averagespend averagevalue",
            LAST_ORDER, "lastorder lastorderdate lastpurchase lastpurchasedate lastorderat recency",
            SINCE, "registered registrationdate createdat created membersince customersince since tenure years loyaltyyears",
            "The age of a customer is not among the facts. " + SINCE, "age agegroup",
            "Maybe birthdayInDays == 0.", "birthday birthdate dateofbirth dob",
            "Maybe tier, segment or loyaltyLevel.", "vip status level type category group class grade premium gold customertype",
            "Maybe today, or a field in days such as daysSinceLastOrder.", "now date currentdate time sysdate",
            "Maybe npsScore or npsGroup.", "nps score rating satisfaction"));
    private static final Map<String, String> OF_ORDER = words(Map.of(
            "Maybe value.", "price amount total sum totalprice totalamount cost ordervalue",
            "Maybe placedDaysAgo.", "date orderdate createdat created placedat day",
            "Maybe delivered, shipped or late.", "status state",
            "Maybe daysLate.", "delay dayslateness overdue"));
    private static final Map<String, String> THINGS = words(Map.of(
            "Maybe \"Customer\".", "person client user account member contact buyer shopper",
            "Maybe \"Order\".", "purchase sale invoice transaction cart shoppingcart basket booking payment",
            "Maybe \"OrderLine\".", "item product article orderitem lineitem position",
            "Maybe \"Complaint\".", "ticket case claim issue incident",
            "Maybe \"Survey\".", "review rating feedback answer nps",
            "Maybe \"Interaction\".", "visit call event activity",
            "Maybe \"Programme\".", "membership program card loyaltycard loyalty"));
    private static final Map<String, String> ATTRIBUTES = words(Map.of(
            WINS, "salience agenda-group activation-group ruleflow-group auto-focus",
            NO_CHANGES, "no-loop lock-on-active", "Maybe @from(\"2026-03-12\"): dates are written @from and @until.", "date-effective",
            "Maybe @until(\"2026-03-12\"): dates are written @from and @until.", "date-expires",
            "Maybe @paused(\"why it rests\").", "enabled", "Maybe leave it out: a rule holds no code of any language.", "dialect",
            "A rule looks at one customer at one moment; maybe @from and @until, or a field in days.", "timer duration calendars"));
    private static final Map<String, String> CONSEQUENCES = words(Map.of(
            "A rule changes no facts. Maybe propose an action, such as propose(\"set-tier\").with(\"tier\", \"gold\");",
            "modify update set retract delete insert insertlogical", "A rule prints nothing; why it acts is told by explain.", "system log print println",
            "Conditions stand between when and then; maybe make it two rules.", "if else for while switch",
            "A rule starts nothing else. Maybe propose an action.", "drools kcontext sendemail send call"));
    private static final Map<String, String> FUNCTIONS = words(Map.of(SPENT, "sum", "Maybe averageOrderValue.", "average avg",
            "Maybe say with \"exists\" that there is one that is larger or smaller.", "min max",
            "Maybe ask for \"exists\", \"not\" or a count.", "collectlist collectset collect"));

    private ForeignDrl() {
    }

    private static Map<String, String> words(Map<String, String> wordsByHint) {
        Map<String, String> hints = new HashMap<>();
        wordsByHint.forEach((hint, words) -> Arrays.stream(words.split(" ")).forEach(word -> hints.put(word, hint)));
        return Map.copyOf(hints);
    }

    /** What to try for a field that a kind of thing has not got. */
    static String field(Entity entity, String name, List<String> known) {
        String key = name.toLowerCase(Locale.ROOT).replace("_", "");
        Map<String, String> hints = entity == Vocabulary.CUSTOMER ? OF_CUSTOMER : entity.name().equals("Order") ? OF_ORDER : Map.of();
        String near = Nearest.hint(name, known);
        return hints.getOrDefault(key, near);
    }

    /** What to try for a function: Java asks for fields with {@code getX()} and {@code isX()}. */
    static String function(Entity entity, String name, List<String> known) {
        String bare = name.replaceFirst("^(get|is|has)(?=[A-Z])", "");
        String field = bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
        if (!bare.equals(name) && entity.field(field) != null) {
            return "Maybe \"" + field + "\": a field is written without get and brackets.";
        }
        if (!bare.equals(name) && entity.items(field) != null) {
            return list(entity.items(field));
        }
        String hint = field(entity, field, known);
        return hint.isEmpty() ? Nearest.hint(name, known) : hint;
    }

    /** What to try for something like {@code orders.size()}. */
    static String list(Items items) {
        String counted = "accumulate( " + items.element() + "() from $customer." + items.name() + "; $n : count(1); $n >= 3 )";
        return (items.name().equals("orders") ? ORDERS.replace(".", "") + "; or count them: " : "Maybe count them: ") + counted + ".";
    }

    /** What to try for an expression that is none here; {@code null} when nothing is known about it. */
    static @Nullable String expression(Entity entity, String text) {
        String first = text.strip().split("[^\\w]", 2)[0];
        Items items = entity.items(field(first));
        if (text.contains(".stream(") || text.contains("->") || text.contains("::")) {
            return "A list is looked through with \"from\", \"not\", \"exists\" and \"accumulate\". " + (items == null ? SPENT : list(items));
        }
        if (items != null) {
            return list(items);
        }
        if (text.matches("(?s).*\\bnew\\b.*|.*\\bLocalDate\\b.*|.*\\bDate\\b.*|.*\\bSystem\\b.*")) {
            return OF_CUSTOMER.get("now");
        }
        return text.matches("(?s)[^\"]*[\\w)]\\s*[-+*/%]\\s*[\\w($].*|Math\\..*") ? CALCULATE : null;
    }

    private static String field(String getter) {
        String bare = getter.replaceFirst("^get(?=[A-Z])", "");
        return bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    static String thing(String name) {
        List<String> known = Vocabulary.entities().stream().map(Entity::name).toList();
        String near = Nearest.hint(name, known);
        String hint = THINGS.getOrDefault(name.toLowerCase(Locale.ROOT), near);
        return hint.isEmpty() ? known.stream().sorted().collect(Collectors.joining(", ", "Known are ", ".")) : hint;
    }

    static String attribute(String name) {
        return ATTRIBUTES.getOrDefault(name, WINS + " Dates are written @from and @until.");
    }

    /** What to try for a statement that proposes nothing. */
    static String consequence(String statement) {
        String word = statement.strip().replaceFirst("^(\\$?\\w+)\\s*\\.\\s*set.*", "set").split("[^\\w]", 2)[0].toLowerCase(Locale.ROOT);
        return CONSEQUENCES.getOrDefault(word, "Maybe write propose(\"action\").about($order); and end it with a semicolon.");
    }

    /** What to try for a function of accumulate other than count. */
    static String accumulated(String function) {
        String hint = FUNCTIONS.get(function.toLowerCase(Locale.ROOT));
        return hint == null ? "" : hint + " ";
    }
}
