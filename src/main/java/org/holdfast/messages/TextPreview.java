package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What customers would read of a text that is being written, for numbers whose plural forms differ. Values that are not
 * numbers stand between angle brackets.
 *
 * @param samples one for each number; a single one if the text does not depend on a number
 * @param placeholders names of the values that the text asks for
 * @param problem why the text cannot be read, or what it lacks; {@code null} if nothing
 */
public record TextPreview(
        List<Sample> samples,
        Set<String> placeholders,
        @Nullable String problem) {

    /** Numbers that have different plural forms in the supported languages. */
    public static final List<Integer> NUMBERS = List.of(1, 2, 5, 21);

    public TextPreview {
        samples = List.copyOf(samples);
        placeholders = new TreeSet<>(placeholders);
    }

    /** @param number the number that was put in; {@code null} if the text does not depend on one */
    public record Sample(@Nullable Integer number, String text) {}

    /** @param language ISO 639 code of the language of the text */
    public static TextPreview of(String text, String language) {
        List<String> problems = new ArrayList<>();
        try {
            MessageTemplate template = MessageTemplate.of(text.strip(), new ULocale(language), problems);
            List<Sample> samples = new ArrayList<>();
            if (template.numbers().isEmpty()) {
                samples.add(new Sample(null, filled(template, 1)));
            } else {
                NUMBERS.forEach(number -> samples.add(new Sample(number, filled(template, number))));
            }
            return new TextPreview(
                    samples, template.arguments(), problems.isEmpty() ? null : String.join(" ", problems));
        } catch (IllegalArgumentException e) {
            return new TextPreview(List.of(), Set.of(), e.getMessage());
        }
    }

    private static String filled(MessageTemplate template, int number) {
        Rendering rendering =
                template.fill(name -> template.numbers().contains(name) ? (Object) number : "⟨" + name + "⟩");
        return rendering instanceof Rendering.Complete complete ? complete.text() : "";
    }
}
