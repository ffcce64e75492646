package org.holdfast.messages;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.rules.analysis.KnownFields;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Money;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The values a text can have: {@code customerName}, {@code orderDaysLate} and so on for every thing the rule has found,
 * the details the rule adds, {@code granted}, and {@code surveyLink}.
 */
final class MessageArguments {

    /** The argument for what is given. */
    static final String GRANTED = "granted";
    /** The argument for the link to a survey, for the bodies of actions that ask one. */
    static final String SURVEY_LINK = "surveyLink";

    private final Proposal proposal;
    private final @Nullable BigDecimal granted;
    private final String home;
    private final ULocale locale;

    /** @param home the company's currency */
    MessageArguments(Proposal proposal, @Nullable BigDecimal granted, String home, ULocale locale) {
        this.proposal = proposal;
        this.granted = granted;
        this.home = home;
        this.locale = locale;
    }

    /** The value as a text prints it, or {@code null} when it is unknown. */
    @Nullable
    Object value(String argument) {
        if (argument.equals(GRANTED)) {
            return granted == null ? null : money(new Money(granted, home));
        }
        if (argument.equals(SURVEY_LINK)) {
            return proposal.action().content().survey() == null ? null : Messages.SURVEY_LINK;
        }
        Operand detail = proposal.wish().details().get(argument);
        if (detail != null) {
            return print(detail.value(proposal.bound()[0], proposal.bound()), detail.type());
        }
        Optional<Found> found = find(argument, proposal.rule());
        return found.map(each -> print(each.field.show().apply(proposal.bound()[each.place]), each.field.type()))
                .orElse(null);
    }

    /** Whether a text for this wish of this rule may use the argument. */
    static boolean exists(String argument, Rule rule, ConsequenceClause clause) {
        return argument.equals(GRANTED)
                ? clause.amount() != null
                : clause.details().containsKey(argument) || find(argument, rule).isPresent();
    }

    /** Every argument that a text for this wish of this rule may use. */
    static Set<String> available(Rule rule, ConsequenceClause clause) {
        Set<String> names = new TreeSet<>(clause.details().keySet());
        if (clause.amount() != null) {
            names.add(GRANTED);
        }
        for (int place = 0; place < rule.variables().size(); place++) {
            for (Field field : rule.entities().get(place).fields()) {
                names.add(name(rule.variables().get(place), field));
            }
        }
        return names;
    }

    /** Whether an argument is known whenever the rule acts; what is not would hold the message back. */
    static boolean isGuaranteed(String argument, Rule rule, ConsequenceClause clause) {
        KnownFields knownFields = new KnownFields(rule);
        if (argument.equals(GRANTED)) {
            return !(clause.amount() instanceof Amount.Percent percent) || knownFields.knows(percent.base());
        }
        Operand detail = clause.details().get(argument);
        if (detail != null) {
            return knownFields.knows(detail);
        }
        return find(argument, rule)
                .map(found -> knownFields.knows(found.place, found.field))
                .orElse(false);
    }

    /** Whether an argument is a number, so that a plural form can be chosen by it. */
    static boolean isNumber(String argument, Rule rule, ConsequenceClause clause) {
        Operand detail = clause.details().get(argument);
        if (argument.equals(GRANTED) || detail != null) {
            return detail != null && detail.type() == ValueType.INTEGER
                    || detail != null && detail.type() == ValueType.DECIMAL;
        }
        return find(argument, rule)
                .map(found -> found.field.type() == ValueType.INTEGER || found.field.type() == ValueType.DECIMAL)
                .orElse(false);
    }

    private record Found(int place, Field field) {}

    private static Optional<Found> find(String argument, Rule rule) {
        List<String> variables = rule.variables();
        for (int place = 0; place < variables.size(); place++) {
            String prefix = variables.get(place).substring(1);
            if (argument.startsWith(prefix) && argument.length() > prefix.length()) {
                String rest = argument.substring(prefix.length());
                Field field =
                        rule.entities().get(place).field(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
                if (field != null) {
                    return Optional.of(new Found(place, field));
                }
            }
        }
        return Optional.empty();
    }

    private static String name(String variable, Field field) {
        return variable.substring(1)
                + Character.toUpperCase(field.name().charAt(0))
                + field.name().substring(1);
    }

    private @Nullable Object print(@Nullable Object value, ValueType type) {
        if (value instanceof Money money) {
            return money(money);
        }
        if (value instanceof BigDecimal amount && type == ValueType.MONEY) {
            return money(new Money(amount, home));
        }
        if (value instanceof LocalDate day) {
            return day(day);
        }
        if (value instanceof Period time) {
            return time(time);
        }
        return value instanceof Boolean ? value.toString() : value;
    }

    private String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency() == null ? home : money.currency()));
        return format.format(money.amount());
    }

    /** "9 weeks", in the reader's language. */
    private String time(Period time) {
        Measure measure = time.getYears() != 0
                ? new Measure(time.getYears(), MeasureUnit.YEAR)
                : time.getMonths() != 0
                        ? new Measure(time.getMonths(), MeasureUnit.MONTH)
                        : time.getDays() >= 14 && time.getDays() % 7 == 0
                                ? new Measure(time.getDays() / 7, MeasureUnit.WEEK)
                                : new Measure(time.getDays(), MeasureUnit.DAY);
        return MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.WIDE).format(measure);
    }

    private String day(LocalDate day) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
