package org.holdfast.rules.grammar;

import java.util.List;
import java.util.Locale;
import org.holdfast.rules.grammar.Clause.Say;
import org.holdfast.rules.grammar.Noun.Gender;
import org.holdfast.rules.grammar.forms.RomanianForms;
import org.jspecify.annotations.Nullable;

/** {@code La client, sfârșitul contractului este peste cel mult 30 de zile}. The label gets its article. */
final class RomanianWording implements Wording {

    @Override
    public String language() {
        return "ro";
    }

    @Override
    public Noun noun(String label) {
        String noun = label.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        boolean feminine = noun.endsWith("ă") || noun.endsWith("a") || noun.endsWith("e");
        return new Noun(label, feminine ? Gender.FEMININE : Gender.NEUTER);
    }

    @Override
    public Flag flag(String label) {
        return new Flag(label + ": da", label + ": nu");
    }

    @Override
    public Flag customerFlag(String label) {
        return new Flag("La client, " + label + ": da", "La client, " + label + ": nu");
    }

    @Override
    public String ofCustomer(Noun fact, Clause clause) {
        return "La client, " + ofThing(fact, clause);
    }

    @Override
    public String ofThing(Noun fact, Clause clause) {
        if (clause.say() == Say.KNOWN || clause.say() == Say.UNKNOWN) {
            return known(fact, clause.say() == Say.KNOWN);
        }
        return definite(fact) + " " + words(fact, clause);
    }

    private static String known(Noun fact, boolean known) {
        if (fact.guessed()) {
            return fact.text() + (known ? ": valoare cunoscută" : ": valoare necunoscută");
        }
        String be = (known ? " " : " nu ") + (fact.plural() ? "sunt " : "este ");
        return definite(fact) + be + agreeing(fact, "cunoscut", "cunoscută", "cunoscuți", "cunoscute");
    }

    /** Returns the form of an adjective; a neuter has the masculine singular and the feminine plural. */
    private static String agreeing(Noun fact, String masculine, String feminine, String masculines, String feminines) {
        if (fact.plural()) {
            return fact.gender() == Gender.MASCULINE ? masculines : feminines;
        }
        return isFeminine(fact) ? feminine : masculine;
    }

    private String words(Noun fact, Clause clause) {
        String be = fact.plural() ? "sunt " : "este ";
        String of = fact.plural() ? "" : "de ";
        String value = clause.value();
        return switch (clause.say()) {
            case IS, ONE_OF -> be + value;
            case IS_NOT -> "nu " + be + value;
            case CONTAINS -> contains(fact) + value;
            case CONTAINS_NOT -> "nu " + contains(fact) + value;
            case AT_LEAST -> be + of + "cel puțin " + value;
            case AT_MOST -> be + of + "cel mult " + value;
            case MORE -> be + "peste " + value;
            case LESS -> be + "sub " + value;
            case BETWEEN -> be + "între " + value;
            default -> verb(fact, clause) + time(clause);
        };
    }

    private static String contains(Noun fact) {
        if (fact.guessed()) {
            return "(conțin|conține) ";
        }
        return fact.plural() ? "conțin " : "conține ";
    }

    private static String verb(Noun fact, Clause clause) {
        if (clause.say().isPast()) {
            return fact.plural() ? "au fost " : "a fost ";
        }
        return fact.plural() ? "sunt " : "este ";
    }

    /** Returns a label with the definite article. */
    private static String definite(Noun fact) {
        return fact.definite() == null ? DefiniteArticle.of(fact.text()) : fact.definite();
    }

    @Override
    public List<String> forms(String words) {
        return RomanianForms.of(words);
    }

    @Override
    public String customer(String words) {
        return "Clientul " + words;
    }

    @Override
    public String time(Clause clause) {
        String value = clause.value();
        String units = units(clause.unit());
        return switch (clause.say()) {
            case ON -> "pe " + value;
            case BEFORE -> "înainte de " + value;
            case AFTER -> "după " + value;
            case BETWEEN_DAYS -> "între {from:date} și {to:date}";
            case TODAY -> "azi";
            case YESTERDAY -> "ieri";
            case TOMORROW -> "mâine";
            case IN_LAST -> (clause.unit() == Unit.YEAR ? "în ultimii " : "în ultimele ") + value + units;
            case AT_MOST_AGO -> "acum cel mult " + value + units;
            case AT_LEAST_AGO -> "acum cel puțin " + value + units;
            case EXACTLY_AGO -> "acum exact " + value + units;
            case IN_AT_MOST -> "(în|peste) cel mult " + value + units;
            case IN_AT_LEAST -> "peste cel puțin " + value + units;
            case IN_EXACTLY -> "peste exact " + value + units;
            case THIS -> period(clause.unit(), "aceasta", "acesta");
            case LAST -> period(clause.unit(), "trecută", "trecut");
            case NEXT -> period(clause.unit(), "viitoare", "viitor");
            default -> throw new IllegalArgumentException(clause.say().toString());
        };
    }

    private static String units(Unit unit) {
        return switch (unit) {
            case HOUR -> " (oră|ore|de ore)";
            case DAY -> " (zi|zile|de zile)";
            case WEEK -> " (săptămână|săptămâni|de săptămâni)";
            case MONTH -> " (lună|luni|de luni)";
            case QUARTER -> " (trimestru|trimestre|de trimestre)";
            case YEAR -> " (an|ani|de ani)";
        };
    }

    private static String period(Unit unit, String feminine, String masculine) {
        return switch (unit) {
            case WEEK -> "săptămâna " + feminine;
            case MONTH -> "luna " + feminine;
            case QUARTER -> "trimestrul " + masculine;
            default -> "anul " + masculine;
        };
    }

    @Override
    public String anyOf(List<String> values) {
        int last = values.size() - 1;
        return String.join(", ", values.subList(0, last)) + " sau " + values.get(last);
    }

    @Override
    public String between(String from, String to) {
        return from + " și " + to;
    }

    @Override
    public String toFirst(Noun fact, Clause clause, Thing thing) {
        String be = fact.plural() ? " sunt " : " este ";
        String large = fact.plural() ? "mai mari decât la " : "mai mare decât la ";
        String small = fact.plural() ? "mai mici decât la " : "mai mic" + (isFeminine(fact) ? "ă" : "") + " decât la ";
        return definite(fact)
                + be
                + switch (clause.say()) {
                    case MORE_THAN_FIRST -> large;
                    case LESS_THAN_FIRST -> small;
                    default -> "la fel ca la ";
                }
                + above(thing);
    }

    private static boolean isFeminine(Noun fact) {
        return fact.gender() == Gender.FEMININE;
    }

    /** Returns the thing that a line above has found: {@code comanda de mai sus}. */
    private static String above(Thing thing) {
        String one = thing.one().replaceFirst("^(un|o) ", "");
        int end = one.indexOf(' ');
        String noun = end < 0 ? one : one.substring(0, end);
        String definite = thing.gender() == Gender.FEMININE && noun.endsWith("e") && !noun.endsWith("ie")
                ? noun + "a"
                : DefiniteArticle.of(noun);
        return definite + one.substring(noun.length()) + " de mai sus";
    }

    @Override
    public String timeToFirst(String event, Clause clause, Thing thing) {
        return event + (clause.say() == Say.AFTER_FIRST ? " după " : " înainte de ") + above(thing);
    }

    @Override
    public String toCustomer(Noun fact, Clause clause, Noun figure) {
        String times = clause.value().isEmpty() ? "" : clause.value() + " ori ";
        String compared = ofThing(fact, new Clause(clause.say(), clause.meaning(), ""));
        String of = agreeing(figure, "al", "a", "ai", "ale");
        return compared + times + definite(figure) + " " + of + " clientului";
    }

    @Override
    public String has(@Nullable String owner, Thing thing) {
        return owner(owner) + " are " + (thing.declared() ? anyArticle(thing.one()) : article(thing) + thing.one());
    }

    /** The gender of a thing that a company has named is not known, so that any article is understood. */
    private static String anyArticle(String thing) {
        return "(" + thing + "|o " + thing + "|un " + thing + ")";
    }

    private static String article(Thing thing) {
        return thing.gender() == Gender.FEMININE ? "o " : "un ";
    }

    private static String owner(@Nullable String owner) {
        return owner == null ? "Clientul" : Character.toUpperCase(owner.charAt(0)) + owner.substring(1);
    }

    @Override
    public String another(Thing thing) {
        return "Clientul are încă " + article(thing) + thing.one();
    }

    @Override
    public String none(@Nullable String owner, Thing thing) {
        return owner(owner) + " nu are " + thing.many();
    }

    @Override
    public String counted(@Nullable String owner, Thing thing, Counted counted) {
        return owner(owner) + " are " + number(counted) + forms(thing);
    }

    private static String number(Counted counted) {
        return switch (counted) {
            case AT_LEAST -> "cel puțin {count:number} ";
            case AT_MOST -> "cel mult {count:number} ";
            case EXACTLY -> "exact {count:number} ";
            case MORE -> "mai mult de {count:number} ";
            case FEWER -> "mai puțin de {count:number} ";
            case BETWEEN -> "între {from:number} și {to:number} ";
        };
    }

    private static String forms(Thing thing) {
        return "(" + thing.one() + "|" + thing.many() + "|de " + thing.many() + ")";
    }

    @Override
    public String figure(@Nullable String owner, Thing thing, Figure figure, Noun fact, Clause clause) {
        String of = agreeing(fact, "al", "a", "ai", "ale") + " " + DefiniteArticle.genitivePlural(thing.many());
        return capital(named(fact, figure)) + " " + of + belonging(owner, thing) + " " + words(fact, clause);
    }

    private static String named(Noun fact, Figure figure) {
        return switch (figure) {
            case TOTAL -> described(fact, agreeing(fact, "total", "totală", "totali", "totale"));
            case AVERAGE -> described(fact, agreeing(fact, "mediu", "medie", "medii", "medii"));
            case LARGEST -> superlative(fact) + agreeing(fact, "mare", "mare", "mari", "mari") + " " + fact.text();
            case SMALLEST -> superlative(fact) + agreeing(fact, "mic", "mică", "mici", "mici") + " " + fact.text();
        };
    }

    /** Puts an adjective after the noun: {@code numărul total de zile}. */
    private static String described(Noun fact, String adjective) {
        String label = definite(fact);
        int end = label.indexOf(' ');
        int rest = fact.text().indexOf(' ');
        return end < 0 || rest < 0
                ? label + " " + adjective
                : label.substring(0, end) + " " + adjective + fact.text().substring(rest);
    }

    private static String superlative(Noun fact) {
        return agreeing(fact, "cel", "cea", "cei", "cele") + " mai ";
    }

    /** Returns whose the things are, after the things with their article. */
    private static String belonging(@Nullable String owner, Thing thing) {
        if (owner != null) {
            return " din " + DefiniteArticle.without(owner);
        }
        if (!thing.many().contains(" ")) {
            return " clientului";
        }
        return thing.gender() == Gender.MASCULINE ? " ai clientului" : " ale clientului";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    @Override
    public String different(@Nullable String owner, Thing thing, Noun fact, Counted counted) {
        String things = DefiniteArticle.plural(thing.many(), thing.gender() == Gender.MASCULINE);
        String what = fact.text().contains(" ") ? definite(fact) : fact.text();
        return capital(things) + belonging(owner, thing) + " au " + number(counted)
                + "(valoare diferită|valori diferite|de valori diferite) pentru " + what;
    }

    @Override
    public String share(Thing thing, boolean every) {
        boolean feminine = thing.gender() == Gender.FEMININE;
        if (every) {
            return "Fiecare " + thing.one() + (feminine ? " a clientului" : " al clientului");
        }
        return thing.gender() == Gender.MASCULINE
                ? "Cei mai mulți " + thing.many() + " ai clientului"
                : "Cele mai multe " + thing.many() + " ale clientului";
    }

    @Override
    public String proposal(Thing thing) {
        return "Propune \"{action:word}\" pentru " + thing.one();
    }

    @Override
    public String bought(Bought bought, @Nullable Clause time) {
        String ending = time == null ? "" : " " + time(time);
        return "Clientul "
                + switch (bought) {
                    case EVER -> "a cumpărat \"{what:text}\"";
                    case NEVER -> "nu a cumpărat " + (time == null ? "niciodată " : "") + "\"{what:text}\"";
                    case PIECES -> "a cumpărat cel puțin {count:number} (bucată|bucăți|de bucăți) de \"{what:text}\"";
                    case ORDERS ->
                        "a cumpărat \"{what:text}\" în cel puțin {count:number} (comandă|comenzi|de comenzi)";
                    case SPENT -> "a cheltuit pe \"{what:text}\" cel puțin {amount:amount}";
                }
                + ending;
    }

    @Override
    public String streak(Unit unit) {
        String last = unit == Unit.YEAR ? "ultimii" : "ultimele";
        return "Clientul a comandat în fiecare din " + last + " {count:number}" + units(unit);
    }

    @Override
    public String group(Group group) {
        return switch (group) {
            case ANY -> "Cel puțin una dintre condițiile următoare este îndeplinită(:)?";
            case NONE -> "Niciuna dintre condițiile următoare nu este îndeplinită(:)?";
            case ALL -> "Toate condițiile următoare sunt îndeplinite(:)?";
            case AT_LEAST -> "Cel puțin {n:number} dintre condițiile următoare (este îndeplinită|sunt îndeplinite)(:)?";
            case EXACTLY -> "Exact {n:number} dintre condițiile următoare (este îndeplinită|sunt îndeplinite)(:)?";
            case AT_MOST -> "Cel mult {n:number} dintre condițiile următoare (este îndeplinită|sunt îndeplinite)(:)?";
        };
    }
}
