package org.holdfast.rules.grammar;

import java.util.List;
import java.util.Locale;
import org.holdfast.rules.grammar.Clause.Say;
import org.holdfast.rules.grammar.Noun.Gender;
import org.jspecify.annotations.Nullable;

/** {@code The customer's contract end is in at most 30 days}. */
final class EnglishWording implements Wording {

    private static final String COUNT = "{count:number} ";

    @Override
    public String language() {
        return "en";
    }

    @Override
    public Noun noun(String label) {
        return new Noun(label, Gender.NEUTER);
    }

    @Override
    public Flag flag(String label) {
        return new Flag(label, "not " + label);
    }

    @Override
    public Flag customerFlag(String label) {
        return new Flag("The customer's " + label + ": yes", "The customer's " + label + ": no");
    }

    @Override
    public String ofCustomer(Noun fact, Clause clause) {
        return "The customer's " + ofThing(fact, clause);
    }

    @Override
    public String ofThing(Noun fact, Clause clause) {
        String be = fact.plural() ? "are " : "is ";
        String value = clause.value();
        return fact.text() + " "
                + switch (clause.say()) {
                    case CONTAINS -> agreeing(fact, "contain(s)?", "contains", "contain") + " " + value;
                    case CONTAINS_NOT -> agreeing(fact, "(do|does)", "does", "do") + " not contain " + value;
                    case IS_NOT -> be + "not " + value;
                    case ONE_OF -> be + "one of " + value;
                    case AT_LEAST -> be + "at least " + value;
                    case AT_MOST -> be + "at most " + value;
                    case MORE -> be + "more than " + value;
                    case LESS -> be + "less than " + value;
                    case BETWEEN -> be + "between " + value;
                    case KNOWN -> be + "known";
                    case UNKNOWN -> be + "not known";
                    case IS, ON -> be + value;
                    default -> verb(fact, clause) + time(clause);
                };
    }

    private static String agreeing(Noun fact, String guessed, String one, String many) {
        if (fact.guessed()) {
            return guessed;
        }
        return fact.plural() ? many : one;
    }

    private static String verb(Noun fact, Clause clause) {
        if (clause.say().isPast()) {
            return fact.plural() ? "were " : "was ";
        }
        return fact.plural() ? "are " : "is ";
    }

    @Override
    public String customer(String words) {
        return "The customer " + words;
    }

    @Override
    public String time(Clause clause) {
        String value = clause.value();
        String units = " " + clause.unit().name().toLowerCase(Locale.ROOT) + "(s)?";
        String unit = clause.unit().name().toLowerCase(Locale.ROOT);
        return switch (clause.say()) {
            case ON -> "on " + value;
            case BEFORE -> "before " + value;
            case AFTER -> "after " + value;
            case BETWEEN_DAYS -> "between {from:date} and {to:date}";
            case TODAY -> "today";
            case YESTERDAY -> "yesterday";
            case TOMORROW -> "tomorrow";
            case IN_LAST -> "in the last " + value + units;
            case AT_MOST_AGO -> "at most " + value + units + " ago";
            case AT_LEAST_AGO -> "at least " + value + units + " ago";
            case EXACTLY_AGO -> "exactly " + value + units + " ago";
            case IN_AT_MOST -> "in at most " + value + units;
            case IN_AT_LEAST -> "in at least " + value + units;
            case IN_EXACTLY -> "in exactly " + value + units;
            case THIS -> "this " + unit;
            case LAST -> "last " + unit;
            case NEXT -> "next " + unit;
            default -> throw new IllegalArgumentException(clause.say().toString());
        };
    }

    @Override
    public String anyOf(List<String> values) {
        return String.join(", ", values);
    }

    @Override
    public String between(String from, String to) {
        return from + " and " + to;
    }

    @Override
    public String toFirst(Noun fact, Clause clause, Thing thing) {
        String that = (fact.plural() ? "those" : "that") + " of the " + thing.one() + " above";
        return fact.text() + " " + (fact.plural() ? "are " : "is ") + compared(clause.say()) + that;
    }

    private static String compared(Say say) {
        return switch (say) {
            case MORE_THAN_FIRST -> "more than ";
            case LESS_THAN_FIRST -> "less than ";
            default -> "the same as ";
        };
    }

    @Override
    public String timeToFirst(String event, Clause clause, Thing thing) {
        return event + (clause.say() == Say.AFTER_FIRST ? " after" : " before") + " the " + thing.one() + " above";
    }

    @Override
    public String toCustomer(Noun fact, Clause clause, Noun figure) {
        String times = clause.value().isEmpty() ? "" : clause.value() + " times ";
        return ofThing(fact, new Clause(clause.say(), clause.meaning(), times)) + "the customer's " + figure.text();
    }

    @Override
    public String has(@Nullable String owner, Thing thing) {
        String one = thing.one();
        boolean vowel = "aeiou".indexOf(Character.toLowerCase(one.charAt(0))) >= 0;
        return owner(owner) + " has " + (vowel ? "an " : "a ") + one;
    }

    private static String owner(@Nullable String owner) {
        return "The " + (owner == null ? "customer" : owner);
    }

    @Override
    public String another(Thing thing) {
        return "The customer has another " + thing.one();
    }

    @Override
    public String none(@Nullable String owner, Thing thing) {
        return owner(owner) + " has no " + thing.many();
    }

    @Override
    public String counted(@Nullable String owner, Thing thing, Counted counted) {
        return owner(owner) + " has " + number(counted) + forms(thing);
    }

    private static String number(Counted counted) {
        return switch (counted) {
            case AT_LEAST -> "at least " + COUNT;
            case AT_MOST -> "at most " + COUNT;
            case EXACTLY -> "exactly " + COUNT;
            case MORE -> "more than " + COUNT;
            case FEWER -> "fewer than " + COUNT;
            case BETWEEN -> "between {from:number} and {to:number} ";
        };
    }

    private static String forms(Thing thing) {
        return "(" + thing.one() + "|" + thing.many() + ")";
    }

    @Override
    public String figure(@Nullable String owner, Thing thing, Figure figure, Noun fact, Clause clause) {
        String name = switch (figure) {
            case TOTAL -> "total ";
            case AVERAGE -> "average ";
            case LARGEST -> "largest ";
            case SMALLEST -> "smallest ";
        };
        String of = " of the " + (owner == null ? "customer" : owner) + "'s " + thing.many();
        Noun whose = new Noun(fact.text() + of, fact.gender(), fact.plural(), null, fact.guessed());
        return "The " + name + ofThing(whose, clause);
    }

    @Override
    public String different(@Nullable String owner, Thing thing, Noun fact, Counted counted) {
        String of = "The " + (owner == null ? "customer" : owner) + "'s " + thing.many();
        return of + " have " + number(counted).replaceFirst(" $", "") + " different " + plural(fact);
    }

    private static String plural(Noun fact) {
        String text = fact.text();
        if (fact.plural()) {
            return text;
        }
        if (text.contains(" ")) {
            return "(value|values) of " + text;
        }
        return text.matches(".*[^aeiou]y")
                ? "(" + text + "|" + text.substring(0, text.length() - 1) + "ies)"
                : "(" + text + "|" + text + (text.matches(".*(s|x|ch|sh)") ? "es)" : "s)");
    }

    @Override
    public String share(Thing thing, boolean every) {
        String things = every ? "Every " + thing.one() : "Most " + thing.many();
        return things + " of the customer";
    }

    @Override
    public String proposal(Thing thing) {
        return "Propose \"{action:word}\" for the " + thing.one();
    }

    @Override
    public String bought(Bought bought, @Nullable Clause time) {
        String ending = time == null ? "" : " " + time(time);
        return "The customer has "
                + switch (bought) {
                    case EVER -> "bought \"{what:text}\"";
                    case NEVER -> (time == null ? "never" : "not") + " bought \"{what:text}\"";
                    case PIECES -> "bought at least " + COUNT + "piece(s)? of \"{what:text}\"";
                    case ORDERS -> "bought \"{what:text}\" in at least " + COUNT + "order(s)?";
                    case SPENT -> "spent at least {amount:amount} on \"{what:text}\"";
                }
                + ending;
    }

    @Override
    public String streak(Unit unit) {
        return "The customer has ordered in each of the last {count:number} "
                + unit.name().toLowerCase(Locale.ROOT) + "(s)?";
    }

    @Override
    public String group(Group group) {
        return switch (group) {
            case ANY -> "(One|Any|Either) of these (is|are) true(:)?";
            case NONE -> "None of these is true(:)?";
            case ALL -> "All of these are true(:)?";
            case AT_LEAST -> "At least {n:number} of these (is|are) true(:)?";
            case EXACTLY -> "Exactly {n:number} of these (is|are) true(:)?";
            case AT_MOST -> "At most {n:number} of these (is|are) true(:)?";
        };
    }
}
