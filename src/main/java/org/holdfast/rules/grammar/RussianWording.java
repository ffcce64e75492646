package org.holdfast.rules.grammar;

import java.util.List;
import org.holdfast.rules.grammar.Clause.Say;
import org.holdfast.rules.grammar.Noun.Gender;
import org.holdfast.rules.grammar.forms.RussianForms;
import org.jspecify.annotations.Nullable;

/**
 * {@code Окончание договора клиента — не позднее чем через 30 дней}. Labels stay in the nominative, so nothing has to
 * be inflected; what agrees with them agrees with their gender.
 */
final class RussianWording implements Wording {

    /** Where a label has a place for what it belongs to. */
    private static final String OWNER = "%";

    @Override
    public String language() {
        return "ru";
    }

    @Override
    public Noun noun(String label) {
        int space = label.indexOf(' ');
        String first = space < 0 ? label : label.substring(0, space);
        char last = Character.toLowerCase(first.charAt(first.length() - 1));
        boolean plural = last == 'ы' || last == 'и';
        Gender gender = switch (last) {
            case 'а', 'я' -> Gender.FEMININE;
            case 'о', 'е', 'ё' -> Gender.NEUTER;
            case 'ь' -> first.endsWith("сть") ? Gender.FEMININE : Gender.MASCULINE;
            default -> Gender.MASCULINE;
        };
        return new Noun(label, gender, plural, null, true);
    }

    @Override
    public Flag flag(String label) {
        return new Flag(label + ": да", label + ": нет");
    }

    @Override
    public Flag customerFlag(String label) {
        String name = capital(label) + " клиента";
        return new Flag(name + ": да", name + ": нет");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    @Override
    public String ofCustomer(Noun fact, Clause clause) {
        return capital(ofCustomer(fact)) + words(fact, clause);
    }

    private static String ofCustomer(Noun fact) {
        return of(fact, "клиента");
    }

    /** Returns a label with what it belongs to, which stands at the end if the label has no place for it. */
    private static String of(Noun fact, String owner) {
        return fact.guessed() || !fact.text().contains(OWNER)
                ? fact.text() + " " + owner
                : fact.text().replace(OWNER, owner);
    }

    /** Returns a label without what it belongs to. */
    private static String bare(Noun fact) {
        return fact.guessed() ? fact.text() : fact.text().replace(" " + OWNER, "");
    }

    @Override
    public String ofThing(Noun fact, Clause clause) {
        return bare(fact) + words(fact, clause);
    }

    private String words(Noun fact, Clause clause) {
        String value = clause.value();
        return switch (clause.say()) {
            case IS, ON, ONE_OF -> " — " + value;
            case IS_NOT -> " — не " + value;
            case CONTAINS -> contains(fact) + value;
            case CONTAINS_NOT -> " не" + contains(fact) + value;
            case AT_LEAST -> " не меньше " + value;
            case AT_MOST -> " не больше " + value;
            case MORE -> " больше " + value;
            case LESS -> " меньше " + value;
            case BETWEEN -> " " + value;
            case KNOWN -> fact.guessed() ? ": значение известно" : " " + known(fact);
            case UNKNOWN -> fact.guessed() ? ": значение неизвестно" : " не" + known(fact);
            case BEFORE, AFTER -> " " + time(clause);
            default -> " — " + time(clause);
        };
    }

    private static String contains(Noun fact) {
        if (fact.guessed()) {
            return " (содержат|содержит) ";
        }
        return fact.plural() ? " содержат " : " содержит ";
    }

    private static String known(Noun fact) {
        return agreeing(fact, "известен", "известна", "известно", "известны");
    }

    @Override
    public List<String> forms(String words) {
        return RussianForms.of(words);
    }

    @Override
    public String customer(String words) {
        return "Клиент " + words;
    }

    @Override
    public String time(Clause clause) {
        String value = clause.value();
        return switch (clause.say()) {
            case ON -> value;
            case BEFORE -> "раньше " + value;
            case AFTER -> "позже " + value;
            case BETWEEN_DAYS -> "с {from:date} по {to:date}";
            case TODAY -> "сегодня";
            case YESTERDAY -> "вчера";
            case TOMORROW -> "завтра";
            case IN_LAST -> "за последние " + value + counted(clause.unit());
            case AT_MOST_AGO -> "не больше " + value + genitive(clause.unit()) + " назад";
            case AT_LEAST_AGO -> "не меньше " + value + genitive(clause.unit()) + " назад";
            case EXACTLY_AGO -> "ровно " + value + counted(clause.unit()) + " назад";
            case IN_AT_MOST -> "не позднее чем через " + value + counted(clause.unit());
            case IN_AT_LEAST -> "не раньше чем через " + value + counted(clause.unit());
            case IN_EXACTLY -> "ровно через " + value + counted(clause.unit());
            case THIS -> period(clause.unit(), "этой", "этом");
            case LAST -> period(clause.unit(), "прошлой", "прошлом");
            case NEXT -> period(clause.unit(), "следующей", "следующем");
            default -> throw new IllegalArgumentException(clause.say().toString());
        };
    }

    /** Returns the accusative after a number. */
    private static String counted(Unit unit) {
        return switch (unit) {
            case HOUR -> " (час|часа|часов)";
            case DAY -> " (день|дня|дней)";
            case WEEK -> " (неделю|недели|недель)";
            case MONTH -> " (месяц|месяца|месяцев)";
            case QUARTER -> " (квартал|квартала|кварталов)";
            case YEAR -> " (год|года|лет)";
        };
    }

    private static String genitive(Unit unit) {
        return switch (unit) {
            case HOUR -> " (часа|часов)";
            case DAY -> " (дня|дней)";
            case WEEK -> " (недели|недель)";
            case MONTH -> " (месяца|месяцев)";
            case QUARTER -> " (квартала|кварталов)";
            case YEAR -> " (года|лет)";
        };
    }

    private static String period(Unit unit, String feminine, String masculine) {
        return switch (unit) {
            case WEEK -> "на " + feminine + " неделе";
            case MONTH -> "в " + masculine + " месяце";
            case QUARTER -> "в " + masculine + " квартале";
            default -> "в " + masculine + " году";
        };
    }

    @Override
    public String anyOf(List<String> values) {
        int last = values.size() - 1;
        return String.join(", ", values.subList(0, last)) + " или " + values.get(last);
    }

    @Override
    public String between(String from, String to) {
        return "от " + from + " до " + to;
    }

    @Override
    public String toFirst(Noun fact, Clause clause, Thing thing) {
        String above = agreeing(thing.gender(), "указанного", "указанной", "указанного");
        String first = " у " + above + " выше " + thing.few();
        return bare(fact)
                + switch (clause.say()) {
                    case MORE_THAN_FIRST -> " больше, чем" + first;
                    case LESS_THAN_FIRST -> " меньше, чем" + first;
                    default -> " — как" + first;
                };
    }

    @Override
    public String timeToFirst(String event, Clause clause, Thing thing) {
        String first = agreeing(thing.gender(), "указанный", "указанная", "указанное") + " выше " + thing.one();
        return event + (clause.say() == Say.AFTER_FIRST ? " позже, чем " : " раньше, чем ") + first;
    }

    @Override
    public String toCustomer(Noun fact, Clause clause, Noun figure) {
        return bare(fact)
                + switch (clause.say()) {
                    case MORE -> " больше, чем ";
                    case LESS -> " меньше, чем ";
                    case AT_LEAST -> " не меньше, чем ";
                    default -> " не больше, чем ";
                }
                + ofCustomer(figure)
                + times(figure, clause.value());
    }

    private static String times(Noun figure, String number) {
        String multiplied = agreeing(figure, "умноженный", "умноженная", "умноженное", "умноженные");
        return number.isEmpty() ? "" : ", " + multiplied + " на " + number;
    }

    private static String agreeing(Gender gender, String masculine, String feminine, String neuter) {
        return switch (gender) {
            case MASCULINE -> masculine;
            case FEMININE -> feminine;
            case NEUTER -> neuter;
        };
    }

    private static String agreeing(Noun noun, String masculine, String feminine, String neuter, String plural) {
        return noun.plural() ? plural : agreeing(noun.gender(), masculine, feminine, neuter);
    }

    @Override
    public String has(@Nullable String owner, Thing thing) {
        return owner(owner) + " есть " + thing.one();
    }

    private static String owner(@Nullable String owner) {
        return "У " + (owner == null ? "клиента" : owner);
    }

    @Override
    public String another(Thing thing) {
        return "У клиента есть ещё " + agreeing(thing.gender(), "один", "одна", "одно") + " " + thing.one();
    }

    @Override
    public String none(@Nullable String owner, Thing thing) {
        return owner(owner) + " нет " + thing.many();
    }

    @Override
    public String counted(@Nullable String owner, Thing thing, Counted counted) {
        return owner(owner) + " " + number(counted, "(" + thing.few() + "|" + thing.many() + ")", forms(thing));
    }

    private static String number(Counted counted, String genitive, String forms) {
        return switch (counted) {
            case AT_LEAST -> "не меньше {count:number} " + genitive;
            case AT_MOST -> "не больше {count:number} " + genitive;
            case EXACTLY -> "ровно {count:number} " + forms;
            case MORE -> "больше {count:number} " + genitive;
            case FEWER -> "меньше {count:number} " + genitive;
            case BETWEEN -> "от {from:number} до {to:number} " + genitive;
        };
    }

    private static String forms(Thing thing) {
        return "(" + thing.one() + "|" + thing.few() + "|" + thing.many() + ")";
    }

    @Override
    public String figure(@Nullable String owner, Thing thing, Figure figure, Noun fact, Clause clause) {
        String which = switch (figure) {
            case TOTAL -> agreeing(fact, "общий", "общая", "общее", "общие");
            case AVERAGE -> agreeing(fact, "средний", "средняя", "среднее", "средние");
            case LARGEST -> agreeing(fact, "наибольший", "наибольшая", "наибольшее", "наибольшие");
            case SMALLEST -> agreeing(fact, "наименьший", "наименьшая", "наименьшее", "наименьшие");
        };
        String things = thing.many() + " " + (owner == null ? "клиента" : owner);
        return capital(which) + " " + of(fact, things) + words(fact, clause);
    }

    private static String among(@Nullable String owner, Thing thing) {
        return "Среди " + thing.many() + " " + (owner == null ? "клиента" : owner) + " ";
    }

    @Override
    public String different(@Nullable String owner, Thing thing, Noun fact, Counted counted) {
        String values = "(разного значения|разных значений)";
        return among(owner, thing)
                + number(counted, values, "(разное значение|разных значения|разных значений)")
                + " поля " + bare(fact);
    }

    @Override
    public String share(Thing thing, boolean every) {
        String things = every
                ? agreeing(thing.gender(), "Каждый", "Каждая", "Каждое") + " " + thing.one()
                : "Большинство " + thing.many();
        return things + " клиента";
    }

    @Override
    public String proposal(Thing thing) {
        return "Предложить \"{action:word}\" для " + thing.few();
    }

    @Override
    public String bought(Bought bought, @Nullable Clause time) {
        String ending = time == null ? "" : " " + time(time);
        return "Клиент "
                + switch (bought) {
                    case EVER -> "покупал \"{what:text}\"";
                    case NEVER -> (time == null ? "никогда " : "") + "не покупал \"{what:text}\"";
                    case PIECES -> "купил не меньше {count:number} (штуки|штук) \"{what:text}\"";
                    case ORDERS -> "покупал \"{what:text}\" не меньше чем в {count:number} (заказе|заказах)";
                    case SPENT -> "потратил на \"{what:text}\" не меньше {amount:amount}";
                }
                + ending;
    }

    @Override
    public String streak(Unit unit) {
        String each = unit == Unit.WEEK ? "в каждую" : "в каждый";
        return "Клиент заказывал " + each + " из последних {count:number}" + genitive(unit);
    }

    @Override
    public String group(Group group) {
        return switch (group) {
            case ANY -> "Выполнено хотя бы одно из следующих условий(:)?";
            case NONE -> "Не выполнено ни одно из следующих условий(:)?";
            case ALL -> "Выполнены все следующие условия(:)?";
            case AT_LEAST -> "Выполнено не меньше {n:number} из следующих условий(:)?";
            case EXACTLY -> "Выполнено ровно {n:number} из следующих условий(:)?";
            case AT_MOST -> "Выполнено не больше {n:number} из следующих условий(:)?";
        };
    }
}
