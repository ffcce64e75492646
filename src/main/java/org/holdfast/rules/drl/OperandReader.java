package org.holdfast.rules.drl;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.yaml.CalendarDay;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Reads one side of a comparison: a field, a field with arguments such as {@code ordersIn(90)}, or a literal. */
final class OperandReader {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,12}\\.\\d{1,6}B?|[+-]?\\d{10,12}");
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3]):[0-5]\\d");
    /** A factor before a field: {@code 2 * $customer.averageOrderValue}. */
    private static final Pattern MULTIPLE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,4})?)\\s*\\*\\s*(\\D.*)");

    private static final Pattern APPLIES = Pattern.compile("applies\\s*\\(\\s*\"([^\"\\\\]{1,200})\"\\s*\\)");
    private static final Pattern NAME = Pattern.compile("(?:(\\$?\\w+)\\s*\\.\\s*)?(\\w+)\\s*(?:\\(([^()]*)\\))?");

    /** Maximum number of weeks, months or years from today. */
    private static final int MAX_UNITS = 1_000;

    private final BindingScope bindingScope;
    private final Entity self;
    private final int selfPlace;
    private final @Nullable NamedFigure named;

    /** A figure and the variable that stands for it, such as {@code $n}. */
    record NamedFigure(String variable, Operand figure) {}

    /**
     * @param self entity to which a name without a variable belongs
     * @param selfPlace place of that entity, or {@link Operand#SELF}
     */
    OperandReader(BindingScope bindingScope, Entity self, int selfPlace) {
        this(bindingScope, self, selfPlace, null);
    }

    private OperandReader(BindingScope bindingScope, Entity self, int selfPlace, @Nullable NamedFigure named) {
        this.bindingScope = bindingScope;
        this.self = self;
        this.selfPlace = selfPlace;
        this.named = named;
    }

    /** Creates the reader of what a figure is compared with. */
    static OperandReader ofBounds(BindingScope bindingScope, NamedFigure named) {
        return new OperandReader(bindingScope, bindingScope.entity(0), 0, named);
    }

    /** Returns the operand, or {@code null} for the word {@code null}. */
    @Nullable
    Operand read(String text) throws UnsupportedSyntax {
        String word = text.strip();
        if (word.equals("null")) {
            return null;
        }
        if (named != null && word.equals(named.variable)) {
            return named.figure;
        }
        if (word.equals("true") || word.equals("false")) {
            return new Operand.Literal(Boolean.valueOf(word), ValueType.FLAG);
        }
        if (WHOLE.matches(word)) {
            return new Operand.Literal(Integer.valueOf(word), ValueType.INTEGER);
        }
        if (DECIMAL.matches(word)) {
            return new Operand.Literal(new BigDecimal(word.replace("B", "")), ValueType.DECIMAL);
        }
        if (word.length() >= 2 && (word.startsWith("\"") || word.startsWith("'"))) {
            return new Operand.Literal(quoted(word), ValueType.TEXT);
        }
        Matcher multiple = MULTIPLE.matcher(word);
        return multiple.matches()
                ? multiple(multiple.group(1), named(multiple.group(2).strip()))
                : named(word);
    }

    private static Operand multiple(String factor, Operand operand) throws UnsupportedSyntax {
        if (!operand.type().isNumber()) {
            throw new UnsupportedSyntax("no-number", "field", operand.text());
        }
        return new Operand.Multiple(new BigDecimal(factor).stripTrailingZeros(), operand);
    }

    /** Returns whether another rule applies, if that is what a word asks; only the customer has rules. */
    private static @Nullable Operand otherRule(Entity entity, String word) {
        if (!entity.isCustomer()) {
            return null;
        }
        if (word.equals(Operand.OtherRule.ABOVE) || word.equals(Operand.OtherRule.OTHER_ROW)) {
            return new Operand.OtherRule(word, word.equals(Operand.OtherRule.OTHER_ROW), null);
        }
        Matcher matcher = APPLIES.matcher(word);
        return matcher.matches() ? new Operand.OtherRule(matcher.group(1), false, null) : null;
    }

    private Operand named(String word) throws UnsupportedSyntax {
        Operand other = otherRule(self, word);
        if (other != null) {
            return other;
        }
        Matcher matcher = NAME.matcher(word);
        if (!matcher.matches() || matcher.group(2).matches("\\d.*")) {
            ProblemText hint = ForeignDrl.expression(self, word);
            ProblemText part = ProblemText.of("not-part", "what", shorten(word));
            throw new UnsupportedSyntax(hint == null ? part.withHint("what-conditions-compare") : part.withHint(hint));
        }
        String owner = matcher.group(1);
        boolean ofSelf = owner == null || owner.equals("this");
        int place = ofSelf ? selfPlace : bindingScope.place(owner);
        if (!ofSelf && place < 0) {
            ProblemText hint = ForeignDrl.expression(self, word);
            if (hint != null) {
                throw new UnsupportedSyntax(
                        ProblemText.of("not-part", "what", shorten(word)).withHint(hint));
            }
            throw unknown(owner, bindingScope);
        }
        Entity entity = ofSelf ? self : bindingScope.entity(place);
        return matcher.group(3) == null
                ? field(entity, place, matcher.group(2))
                : measure(entity, place, matcher.group(2), matcher.group(3));
    }

    /** Returns the exception for a variable that no line above has bound. */
    static UnsupportedSyntax unknown(String variable, BindingScope bindingScope) {
        return new UnsupportedSyntax(
                ProblemText.of("name-unknown", "name", variable).nearest(variable, bindingScope.variables()));
    }

    private static Operand field(Entity entity, int place, String name) throws UnsupportedSyntax {
        Field field = entity.field(name);
        if (field != null) {
            return new Operand.OfField(place, field);
        }
        if (entity.items(name) != null) {
            throw new UnsupportedSyntax("list-as-value", "list", name);
        }
        List<String> known = Stream.concat(
                        entity.fields().stream().map(Field::name),
                        entity.measures().stream().map(ParameterisedField::name))
                .toList();
        throw new UnsupportedSyntax(ProblemText.of("no-field", "kind", entity.name(), "field", name)
                .withHint(ForeignDrl.field(entity, name, known)));
    }

    private static Operand measure(Entity entity, int place, String name, String arguments) throws UnsupportedSyntax {
        ParameterisedField measure = entity.measure(name);
        if (measure == null) {
            throw new UnsupportedSyntax(ProblemText.of("no-function", "kind", entity.name(), "function", name)
                    .withHint(ForeignDrl.function(
                            entity,
                            name,
                            entity.measures().stream()
                                    .map(ParameterisedField::name)
                                    .toList())));
        }
        List<Object> values = new ArrayList<>();
        for (String argument : arguments.isBlank() ? new String[0] : arguments.split(",")) {
            if (!WHOLE.matches(argument.strip())) {
                throw new UnsupportedSyntax("function-number", "value", shorten(argument.strip()), "function", name);
            }
            Integer number = Integer.valueOf(argument.strip());
            if (measure.type() == ValueType.DAY && (number < 0 || number > MAX_UNITS)) {
                throw new UnsupportedSyntax(
                        "function-range", "value", argument.strip(), "function", name, "most", MAX_UNITS);
            }
            values.add(number);
        }
        if (values.size() != measure.parameters().size()) {
            throw new UnsupportedSyntax(
                    "function-numbers",
                    "function",
                    name,
                    "count",
                    String.valueOf(measure.parameters().size()));
        }
        return new Operand.OfMeasure(place, measure, values);
    }

    private static String quoted(String word) throws UnsupportedSyntax {
        char quote = word.charAt(0);
        String inner = word.substring(1, word.length() - 1);
        if (word.charAt(word.length() - 1) != quote || inner.indexOf(quote) >= 0 || inner.indexOf('\\') >= 0) {
            throw new UnsupportedSyntax("text-with-marks", "text", shorten(word));
        }
        return inner;
    }

    /** Converts a text literal to a date literal. */
    static Operand.Literal day(Operand.Literal literal) throws UnsupportedSyntax {
        try {
            return new Operand.Literal(CalendarDay.parse(literal.constant().toString()), ValueType.DAY);
        } catch (DateTimeParseException e) {
            throw new UnsupportedSyntax(
                    "no-date", "text", shorten(literal.constant().toString()));
        }
    }

    /** Converts a text literal to a day with a time of day; a day alone is its beginning. */
    static Operand.Literal moment(Operand.Literal literal) throws UnsupportedSyntax {
        try {
            return new Operand.Literal(
                    CalendarMoment.parse(literal.constant().toString()).start(), ValueType.MOMENT);
        } catch (DateTimeParseException e) {
            throw new UnsupportedSyntax(
                    "no-moment", "text", shorten(literal.constant().toString()));
        }
    }

    /** Converts a text literal to a time of day. */
    static Operand.Literal clock(Operand.Literal literal) throws UnsupportedSyntax {
        String text = literal.constant().toString();
        if (!CLOCK.matches(text)) {
            throw new UnsupportedSyntax("no-clock", "text", shorten(text));
        }
        return new Operand.Literal(LocalTime.parse(text.length() == 4 ? "0" + text : text), ValueType.CLOCK);
    }

    static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
