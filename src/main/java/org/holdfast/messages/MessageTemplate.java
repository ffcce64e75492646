package org.holdfast.messages;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePatternUtil;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with arguments in the message format of ICU: {@code Your order {orderId} is {orderDaysLate, plural, one {#
 * day} other {# days}} late.} Beyond that format, an argument can have a fallback, as in {@code Hello
 * {customerGivenName|there}} (see {@link TextFallbacks}).
 */
final class MessageTemplate {

    private static final int MAX_LENGTH = 4_000;
    private static final String ELLIPSIS = "…";
    /** A number without a thousands separator that has the most general plural form. */
    private static final int ANY_NUMBER = 920;
    /** Stands for an empty fallback until the space before it is removed; no text contains this character. */
    private static final String EMPTY = "\uFDD0";

    private static final Pattern EMPTY_WITH_SPACE = Pattern.compile("(?m)^" + EMPTY + " ?|[ \u00A0]?" + EMPTY);

    private final Reused<MessageFormat> format;
    private final Set<String> required;
    private final Set<String> numbers;
    private final Map<String, TextFallbacks.Fallback> fallbacks;

    private MessageTemplate(MessageFormat format, Analysis analysis, Map<String, TextFallbacks.Fallback> fallbacks) {
        this.format = new Reused<>(() -> (MessageFormat) format.clone());
        this.fallbacks = Map.copyOf(fallbacks);
        this.numbers = Set.copyOf(analysis.numbers);
        analysis.arguments.removeAll(fallbacks.keySet());
        this.required = Set.copyOf(analysis.arguments);
    }

    /**
     * Parses a text.
     *
     * @param problems receives the problems of a valid text, such as missing plural forms of its language
     * @throws IllegalArgumentException if the text is not valid
     */
    static MessageTemplate of(String text, ULocale locale, List<String> problems) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            TextFallbacks fallbacks = TextFallbacks.in(text);
            Analysis analysis = new Analysis(
                    PluralRules.forLocale(locale).getKeywords(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    problems);
            analysis.message(MessagePatternUtil.buildMessageNode(fallbacks.pattern()));
            return new MessageTemplate(new MessageFormat(fallbacks.pattern(), locale), analysis, fallbacks.gaps());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    /** Returns the names of all values that the text uses. */
    Set<String> arguments() {
        Set<String> all = new TreeSet<>(required);
        fallbacks.values().forEach(each -> all.add(each.argument()));
        return all;
    }

    /** Returns the arguments without which there is no text: those that have no fallback somewhere in it. */
    Set<String> required() {
        return required;
    }

    /** Returns the arguments that select a plural form and must be numbers. */
    Set<String> numbers() {
        return numbers;
    }

    /**
     * Replaces the arguments by their values. Where there is no value, the fallback is used; without a fallback, there
     * is no text.
     */
    Rendering fill(Function<String, @Nullable Object> values) {
        Map<String, Object> known = new HashMap<>();
        Set<String> missing = new TreeSet<>();
        Set<String> nothing = new TreeSet<>();
        for (String argument : required) {
            Object value = values.apply(argument);
            if (value == null) {
                missing.add(argument);
            } else if (value == MessageArguments.NO_MONEY) {
                nothing.add(argument);
            } else {
                known.put(argument, value);
            }
        }
        if (!missing.isEmpty() || !nothing.isEmpty()) {
            return new Rendering.Missing(missing, nothing);
        }
        fallbacks.forEach((gap, fallback) -> known.put(gap, valueOr(fallback, values)));
        return new Rendering.Complete(format(known));
    }

    private static Object valueOr(TextFallbacks.Fallback fallback, Function<String, @Nullable Object> values) {
        Object value = values.apply(fallback.argument());
        return value == null
                        || value == MessageArguments.NO_MONEY
                        || value.toString().isBlank()
                ? orEmpty(fallback)
                : value;
    }

    private static String orEmpty(TextFallbacks.Fallback fallback) {
        return fallback.text().isBlank() ? EMPTY : fallback.text();
    }

    private String format(Map<String, Object> values) {
        String text = format.with(each -> each.format(values));
        return text.contains(EMPTY) ? EMPTY_WITH_SPACE.matcher(text).replaceAll("") : text;
    }

    /** Returns the text with an ellipsis for every value, to name an action whose values are not known. */
    String outline() {
        return format(neutral(ANY_NUMBER, ELLIPSIS, gap -> ELLIPSIS)).replace(String.valueOf(ANY_NUMBER), ELLIPSIS);
    }

    /** Returns the text with 1 for numbers and nothing for other arguments: the part that does not depend on values. */
    String bare() {
        return format(neutral(1, "", gap -> ""));
    }

    /** Returns whether only fallbacks prevent the text from being empty, and those are empty. */
    boolean canBeEmpty() {
        return format(neutral(1, ELLIPSIS, MessageTemplate::orEmpty)).isBlank();
    }

    /** Returns values for all arguments that do not depend on facts. */
    private Map<String, Object> neutral(
            int number, String other, Function<TextFallbacks.Fallback, String> fallbackValue) {
        Map<String, Object> values = new HashMap<>();
        required.forEach(argument -> values.put(argument, numbers.contains(argument) ? number : other));
        fallbacks.forEach((gap, fallback) -> values.put(gap, fallbackValue.apply(fallback)));
        return values;
    }

    /** Collects the arguments of a text and the problems of its plural forms. */
    private record Analysis(
            Set<String> pluralForms, Set<String> arguments, Set<String> numbers, List<String> problems) {

        void message(MessagePatternUtil.MessageNode message) {
            for (MessagePatternUtil.MessageContentsNode part : message.getContents()) {
                if (part instanceof MessagePatternUtil.ArgNode argument) {
                    argument(argument);
                }
            }
        }

        private void argument(MessagePatternUtil.ArgNode argument) {
            arguments.add(argument.getName());
            MessagePattern.ArgType type = argument.getArgType();
            switch (type) {
                case NONE -> {}
                case PLURAL, SELECTORDINAL -> {
                    numbers.add(argument.getName());
                    variants(argument, type == MessagePattern.ArgType.PLURAL);
                }
                case SELECT -> variants(argument, false);
                // Numbers, amounts and dates are already formatted for the language; other formats could fail.
                default ->
                    throw new IllegalArgumentException("{" + argument.getName() + ", " + argument.getTypeName()
                            + "} is not supported; only plural, selectordinal and select are");
            }
        }

        private void variants(MessagePatternUtil.ArgNode argument, boolean plural) {
            List<String> present = new ArrayList<>();
            for (MessagePatternUtil.VariantNode variant :
                    argument.getComplexStyle().getVariants()) {
                present.add(variant.getSelector());
                message(variant.getMessage());
            }
            Set<String> missing = new TreeSet<>(plural ? pluralForms : Set.of());
            present.forEach(missing::remove);
            if (!missing.isEmpty()) {
                problems.add("The number {" + argument.getName() + "} lacks the form(s) " + String.join(", ", missing)
                        + " that this language needs.");
            }
        }
    }
}
