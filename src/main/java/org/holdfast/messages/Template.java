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

/** A text with gaps, in ICU's message format: {@code Your order {orderId} is {orderDaysLate, plural, one {# day} other {# days}} late.} */
final class Template {

    private static final int MAX_LENGTH = 4_000;

    private final MessageFormat format;
    private final Set<String> arguments;

    private Template(MessageFormat format, Set<String> arguments) {
        this.format = format;
        this.arguments = Set.copyOf(arguments);
    }

    /**
     * @param complaints takes what is wrong with a text that can be read, such as a plural form that its language needs
     * @throws IllegalArgumentException when the text cannot be read
     */
    static Template of(String text, ULocale locale, List<String> complaints) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            Set<String> arguments = new LinkedHashSet<>();
            collect(MessagePatternUtil.buildMessageNode(text), PluralRules.forLocale(locale).getKeywords(), arguments, complaints);
            return new Template(new MessageFormat(text, locale), arguments);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    Set<String> arguments() {
        return arguments;
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

    private static void collect(MessagePatternUtil.MessageNode message, Set<String> pluralForms, Set<String> arguments,
                                List<String> complaints) {
        for (MessagePatternUtil.MessageContentsNode part : message.getContents()) {
            if (part instanceof MessagePatternUtil.ArgNode argument) {
                arguments.add(argument.getName());
                MessagePatternUtil.ComplexArgStyleNode style = argument.getComplexStyle();
                if (style != null) {
                    variants(argument, style, pluralForms, arguments, complaints);
                }
            }
        }
    }

    private static void variants(MessagePatternUtil.ArgNode argument, MessagePatternUtil.ComplexArgStyleNode style,
                                 Set<String> pluralForms, Set<String> arguments, List<String> complaints) {
        List<String> present = new ArrayList<>();
        for (MessagePatternUtil.VariantNode variant : style.getVariants()) {
            present.add(variant.getSelector());
            collect(variant.getMessage(), pluralForms, arguments, complaints);
        }
        if (style.getArgType() == MessagePattern.ArgType.PLURAL) {
            Set<String> lacking = new TreeSet<>(pluralForms);
            present.forEach(lacking::remove);
            if (!lacking.isEmpty()) {
                complaints.add("The number {" + argument.getName() + "} lacks the form(s) " + String.join(", ", lacking)
                        + " that this language needs.");
            }
        }
    }
}
