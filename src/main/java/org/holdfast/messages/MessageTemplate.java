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
 * A text with gaps, in ICU's message format: {@code Your order {orderId} is {orderDaysLate, plural, one {# day} other
 * {# days}} late.}
 */
final class MessageTemplate {

    private static final int MAX_LENGTH = 4_000;

    private final MessageFormat format;
    private final Set<String> arguments;
    private final Set<String> numbers;

    private MessageTemplate(MessageFormat format, Set<String> arguments, Set<String> numbers) {
        this.format = format;
        this.arguments = Set.copyOf(arguments);
        this.numbers = Set.copyOf(numbers);
    }

    /**
     * @param complaints takes what is wrong with a text that can be read, such as a plural form that its language needs
     * @throws IllegalArgumentException when the text cannot be read
     */
    static MessageTemplate of(String text, ULocale locale, List<String> complaints) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            Reading reading = new Reading(
                    PluralRules.forLocale(locale).getKeywords(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    complaints);
            reading.message(MessagePatternUtil.buildMessageNode(text));
            return new MessageTemplate(new MessageFormat(text, locale), reading.arguments, reading.numbers);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    Set<String> arguments() {
        return arguments;
    }

    /** Those of them that choose a plural form, so that they must be numbers. */
    Set<String> numbers() {
        return numbers;
    }

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
        // A format is not safe for several threads; a copy is cheap and is.
        return new Rendering.Complete(((MessageFormat) format.clone()).format(known));
    }

    /**
     * The text with nothing in the place of words and one in the place of numbers: what it says whatever its values
     * are.
     */
    String bare() {
        Map<String, Object> nothing = new HashMap<>();
        arguments.forEach(argument -> nothing.put(argument, numbers.contains(argument) ? 1 : ""));
        return ((MessageFormat) format.clone()).format(nothing);
    }

    /** Walks through a text and notes what it needs. */
    private record Reading(
            Set<String> pluralForms, Set<String> arguments, Set<String> numbers, List<String> complaints) {

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
                // Numbers, amounts and dates come in the form of the language already; another form could fail when it
                // is sent.
                default ->
                    throw new IllegalArgumentException("{" + argument.getName() + ", " + argument.getTypeName()
                            + "} is not known here; only plural, selectordinal and select are");
            }
        }

        private void variants(MessagePatternUtil.ArgNode argument, boolean plural) {
            List<String> present = new ArrayList<>();
            for (MessagePatternUtil.VariantNode variant :
                    argument.getComplexStyle().getVariants()) {
                present.add(variant.getSelector());
                message(variant.getMessage());
            }
            Set<String> lacking = new TreeSet<>(plural ? pluralForms : Set.of());
            present.forEach(lacking::remove);
            if (!lacking.isEmpty()) {
                complaints.add("The number {" + argument.getName() + "} lacks the form(s) " + String.join(", ", lacking)
                        + " that this language needs.");
            }
        }
    }
}
