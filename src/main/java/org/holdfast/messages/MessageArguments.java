package org.holdfast.messages;

import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.money.Payout;
import org.holdfast.rules.analysis.KnownFields;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Money;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of texts: {@code customerName}, {@code orderDaysLate} and so on for each field of the things that a
 * rule binds, the details that a rule adds, {@code granted}, {@code surveyLink} and {@code unsubscribeLink}.
 */
final class MessageArguments {

    /** The argument for the granted amount. */
    static final String GRANTED = "granted";
    /** The argument for what is given, whatever its form: an amount, points, a percentage or free delivery. */
    static final String GIFT = "gift";
    /** The argument for the number of points, or the percentage. */
    static final String GIFT_NUMBER = "giftNumber";
    /** The argument for the link to a survey, in the bodies of actions with a survey. */
    static final String SURVEY_LINK = "surveyLink";
    /** The argument for the link to unsubscribe, in bodies and footers. */
    static final String UNSUBSCRIBE_LINK = "unsubscribeLink";

    private static final Set<String> GIFT_ARGUMENTS = Set.of(GRANTED, GIFT, GIFT_NUMBER);

    /** The value of an argument that is an amount of zero, as a text would print it. */
    static final Object NO_MONEY = new Object();

    private final Proposal proposal;
    private final @Nullable BigDecimal granted;
    private final String home;
    private final LocaleFormats formats;
    private final boolean saysZero;
    private final Function<Gift, String> gifts;

    /**
     * @param home the company's currency
     * @param saysZero whether amounts of zero are printed
     * @param gifts returns the words for a gift in another form than money
     */
    MessageArguments(
            Proposal proposal,
            @Nullable BigDecimal granted,
            String home,
            ULocale locale,
            boolean saysZero,
            Function<Gift, String> gifts) {
        this.proposal = proposal;
        this.granted = granted;
        this.home = home;
        this.formats = LocaleFormats.of(locale);
        this.saysZero = saysZero;
        this.gifts = gifts;
    }

    /** Returns an argument as texts print it; {@link #NO_MONEY} for an amount of zero, {@code null} if unknown. */
    @Nullable
    Object value(String argument) {
        Gift gift = proposal.gift();
        if (argument.equals(GIFT_NUMBER)) {
            return gift == null ? null : gift.number();
        }
        if (gift != null && argument.equals(GIFT)) {
            return gifts.apply(gift);
        }
        if (argument.equals(GRANTED) || argument.equals(GIFT)) {
            return granted == null || gift != null ? null : money(given(granted));
        }
        if (argument.equals(SURVEY_LINK)) {
            return proposal.action().content().survey() == null ? null : Messages.SURVEY_LINK;
        }
        if (argument.equals(UNSUBSCRIBE_LINK)) {
            return Messages.UNSUBSCRIBE_LINK;
        }
        Operand detail = proposal.clause().details().get(argument);
        if (detail != null) {
            return print(detail.value(proposal.bound()[0], proposal.bound()), detail.type());
        }
        Optional<BoundField> field = find(argument, proposal.rule());
        return field.map(each -> print(
                        each.field.shown(proposal.bound()[each.place], (CustomerView) proposal.bound()[0]),
                        each.field.type()))
                .orElse(null);
    }

    /** Returns the granted amount in the currency in which it is given. */
    private Money given(BigDecimal amount) {
        String currency = proposal.currency(home);
        Payout payout = currency.equals(home) || !(proposal.bound()[0] instanceof CustomerView view)
                ? null
                : Payout.of(amount, currency, view.viewpoint().rates());
        return payout == null ? new Money(amount, home) : new Money(payout.amount(), payout.currency());
    }

    /** Returns whether a text for a proposal of a rule can use an argument. */
    static boolean exists(String argument, Rule rule, ConsequenceClause clause) {
        return ofGift(clause).contains(argument)
                || !GIFT_ARGUMENTS.contains(argument) && existsInRule(argument, rule, clause);
    }

    /** Returns the arguments that say what a proposal gives. */
    private static Set<String> ofGift(ConsequenceClause clause) {
        if (clause.amount() instanceof Amount.InKind kind) {
            return kind.gift().number() == null ? Set.of(GIFT) : Set.of(GIFT, GIFT_NUMBER);
        }
        return clause.amount() == null ? Set.of() : Set.of(GIFT, GRANTED);
    }

    private static boolean existsInRule(String argument, Rule rule, ConsequenceClause clause) {
        return clause.details().containsKey(argument) || find(argument, rule).isPresent();
    }

    /** Returns all arguments that a text for a proposal of a rule can use. */
    static Set<String> available(Rule rule, ConsequenceClause clause) {
        Set<String> names = new TreeSet<>(clause.details().keySet());
        names.addAll(ofGift(clause));
        for (int place = 0; place < rule.variables().size(); place++) {
            for (Field field : rule.entities().get(place).fields()) {
                names.add(name(rule.variables().get(place), field));
            }
        }
        return names;
    }

    /** Returns whether an argument is known whenever the rule acts; an unknown one would hold the message back. */
    static boolean isGuaranteed(String argument, Rule rule, ConsequenceClause clause) {
        KnownFields knownFields = new KnownFields(rule);
        if (GIFT_ARGUMENTS.contains(argument)) {
            Amount amount = clause.amount();
            return amount == null
                    || amount instanceof Amount.InKind
                    || amount.base() == null
                    || amount instanceof Amount.Each
                    || knownFields.knows(amount.base());
        }
        Operand detail = clause.details().get(argument);
        if (detail != null) {
            return knownFields.knows(detail);
        }
        return find(argument, rule)
                .map(found -> knownFields.knows(found.place, found.field))
                .orElse(false);
    }

    /** Returns whether an argument is a number, which can select a plural form. */
    static boolean isNumber(String argument, Rule rule, ConsequenceClause clause) {
        Operand detail = clause.details().get(argument);
        if (detail != null) {
            return isPlainNumber(detail.type());
        }
        return argument.equals(GIFT_NUMBER)
                || !GIFT_ARGUMENTS.contains(argument)
                        && find(argument, rule)
                                .map(found -> isPlainNumber(found.field.type()))
                                .orElse(false);
    }

    private static boolean isPlainNumber(ValueType type) {
        return type == ValueType.INTEGER || type == ValueType.DECIMAL;
    }

    private record BoundField(int place, Field field) {}

    private static Optional<BoundField> find(String argument, Rule rule) {
        List<String> variables = rule.variables();
        for (int place = 0; place < variables.size(); place++) {
            String prefix = variables.get(place).substring(1);
            if (argument.startsWith(prefix) && argument.length() > prefix.length()) {
                String rest = argument.substring(prefix.length());
                Field field =
                        rule.entities().get(place).field(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
                if (field != null) {
                    return Optional.of(new BoundField(place, field));
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
            return formats.day(day);
        }
        if (value instanceof LocalDateTime moment) {
            return formats.day(moment.toLocalDate()) + ", " + moment.toLocalTime();
        }
        if (value instanceof LocalTime clock) {
            return clock.toString();
        }
        if (value instanceof Period period) {
            return period(period);
        }
        return value instanceof Boolean ? value.toString() : value;
    }

    private Object money(Money money) {
        String currency = money.currency() == null ? home : money.currency();
        BigDecimal printed = money.amount().setScale(formats.decimals(currency), RoundingMode.HALF_EVEN);
        return printed.signum() == 0 && !saysZero ? NO_MONEY : formats.money(money.amount(), currency);
    }

    /** Formats a period in the language of the reader, such as "9 weeks". */
    private String period(Period period) {
        return formats.measure(measure(period));
    }

    /** Returns a period in its largest unit; weeks only for whole weeks, from two on. */
    private static Measure measure(Period period) {
        if (period.getYears() != 0) {
            return new Measure(period.getYears(), MeasureUnit.YEAR);
        }
        if (period.getMonths() != 0) {
            return new Measure(period.getMonths(), MeasureUnit.MONTH);
        }
        if (period.getDays() >= 14 && period.getDays() % 7 == 0) {
            return new Measure(period.getDays() / 7, MeasureUnit.WEEK);
        }
        return new Measure(period.getDays(), MeasureUnit.DAY);
    }
}
