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
import org.jspecify.annotations.Nullable;

/**
 * A text with arguments in the message format of ICU: {@code Your order {orderId} is {orderDaysLate, plural, one {#
 * day} other {# days}} late.}
 */
final class MessageTemplate {

    private static final int MAX_LENGTH = 4_000;
    private static final String ELLIPSIS = "…";
    /** A number without a thousands separator that has the most general plural form. */
    private static final int ANY_NUMBER = 920;

    private final MessageFormat format;
    private final Set<String> arguments;
    private final Set<String> numbers;

    private MessageTemplate(MessageFormat format, Set<String> arguments, Set<String> numbers) {
        this.format = format;
        this.arguments = Set.copyOf(arguments);
        this.numbers = Set.copyOf(numbers);
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
            Analysis analysis = new Analysis(
                    PluralRules.forLocale(locale).getKeywords(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    problems);
            analysis.message(MessagePatternUtil.buildMessageNode(text));
            return new MessageTemplate(new MessageFormat(text, locale), analysis.arguments, analysis.numbers);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    Set<String> arguments() {
        return arguments;
    }

    /** Returns the arguments that select a plural form and must be numbers. */
    Set<String> numbers() {
        return numbers;
    }

    /** Replaces the arguments by their values; the result is incomplete if a value is {@code null}. */
    Rendering fill(Function<String, @Nullable Object> values) {
        Map<String, Object> known = new HashMap<>();
        Set<String> missing = new TreeSet<>();
        for (String argument : arguments) {
            Object value = values.apply(argument);
            if (value == null) {
                missing.add(argument);
            } else {
                known.put(argument, value);
            }
        }
        if (!missing.isEmpty()) {
            return new Rendering.Missing(missing);
        }
        // MessageFormat is not thread-safe, and copying it is cheap.
        return new Rendering.Complete(((MessageFormat) format.clone()).format(known));
    }

    /** Returns the text with an ellipsis for every value, to name an action whose values are not known. */
    String outline() {
        Map<String, Object> values = new HashMap<>();
        arguments.forEach(argument -> values.put(argument, numbers.contains(argument) ? ANY_NUMBER : ELLIPSIS));
        return ((MessageFormat) format.clone()).format(values).replace(String.valueOf(ANY_NUMBER), ELLIPSIS);
    }

    /** Returns the text with 1 for numbers and nothing for other arguments: the part that does not depend on values. */
    String bare() {
        Map<String, Object> neutral = new HashMap<>();
        arguments.forEach(argument -> neutral.put(argument, numbers.contains(argument) ? 1 : ""));
        return ((MessageFormat) format.clone()).format(neutral);
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
