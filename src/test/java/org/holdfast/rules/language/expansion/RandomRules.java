package org.holdfast.rules.language.expansion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.GeneratedSentence;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;

/** Writes rules at random, of any sentences of the grammar; the same ones for a seed. */
public final class RandomRules {

    private static final Sentences SENTENCES = Sentences.read(BookSource.of(Books.texts("r.dslr", "")), new Problems());

    private static final List<GeneratedSentence> CONDITIONS = usable(RuleSection.WHEN, null);
    private static final List<GeneratedSentence> GROUPS = SENTENCES
            .generated(RuleSection.WHEN, null, "en")
            .filter(each -> each.topic().equals("group"))
            .toList();

    private final Random random;
    private final List<Line> lines = new ArrayList<>();

    public RandomRules(long seed) {
        random = new Random(seed);
    }

    /** A line before it has a language. */
    private record Line(int indentation, Sentence sentence, Map<String, String> values) {

        String in(String language) {
            Sentence own = SENTENCES.inLanguage(sentence, language).orElseThrow();
            String dash = sentence.section() == RuleSection.DETAIL ? "- " : "";
            return " ".repeat(indentation) + dash + Sentences.write(own, values);
        }
    }

    private static List<GeneratedSentence> usable(RuleSection section, String scope) {
        return SENTENCES
                .generated(section, scope, "en")
                .filter(each -> !each.topic().equals("group") && !each.meaning().contains(Grammar.REQUIRED))
                .filter(each -> each.meaning()
                                .replaceAll("\\$(customer|n)\\b", "")
                                .replaceFirst("^\\$\\w+ :", "")
                                .indexOf('$')
                        < 0)
                .toList();
    }

    private void add(int indentation, GeneratedSentence generated) {
        Sentence sentence = generated.sentence();
        Map<String, String> values = new HashMap<>();
        sentence.slots()
                .forEach(gap -> values.put(
                        gap.name(),
                        gap.kind().equals("number") ? String.valueOf(1 + random.nextInt(4)) : gap.exampleValue()));
        lines.add(new Line(indentation, sentence, values));
        String entity = entity(generated.meaning());
        if (sentence.section() == RuleSection.WHEN && entity != null && random.nextBoolean()) {
            List<GeneratedSentence> details = usable(RuleSection.DETAIL, entity);
            for (int i = 0; i <= random.nextInt(2) && !details.isEmpty(); i++) {
                add(indentation + 2, details.get(random.nextInt(details.size())));
            }
        }
    }

    private static String entity(String meaning) {
        return Stream.of("Order", "Complaint", "Subscription", "Payment", "Cart", "Survey", "Return")
                .filter(each -> meaning.contains(each + "()"))
                .findFirst()
                .orElse(null);
    }

    private void conditions(int indentation, int depth) {
        for (int i = 0; i <= random.nextInt(3); i++) {
            if (depth < 2 && random.nextInt(4) == 0) {
                add(indentation, GROUPS.get(random.nextInt(GROUPS.size())));
                conditions(indentation + 2, depth + 1);
            } else {
                add(indentation, CONDITIONS.get(random.nextInt(CONDITIONS.size())));
            }
        }
    }

    /** Begins another rule. */
    public void next() {
        lines.clear();
        conditions(2, 0);
    }

    /** Returns the rule in a language. */
    public String in(String language) {
        StringBuilder when = new StringBuilder();
        lines.forEach(line -> when.append(line.in(language)).append('\n'));
        return Books.sentences(when.toString());
    }
}
