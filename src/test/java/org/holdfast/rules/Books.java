package org.holdfast.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.model.Rule;

/** Small rule books for tests: one file of rules, the shipped English sentences, and two actions. */
public final class Books {

    /** An empty dictionary, because reading one for each of a thousand small books takes seconds and gigabytes. */
    private static final Sentences NO_SENTENCES = Sentences.read(BookSource.of(Map.of()), new Problems());

    private static final String ACTIONS = """
            warn: { kind: warning, purpose: service, channels: [email, call], worth: 12, cost: 0.1, \
                incident: late-order }
            gift: { kind: reward, purpose: marketing, channels: [email], worth: 9, cost: 0.1 }
            """;

    private Books() {}

    /** Returns the files of a book whose only rule file has the given name, such as {@code late.dslr}, and content. */
    public static Map<String, String> texts(String file, String content) {
        Map<String, String> texts = new TreeMap<>();
        Samples.shippedTexts().forEach((path, text) -> {
            if (path.endsWith(".dsl")) {
                texts.put(path, text);
            }
        });
        texts.put("areas/test/actions.yaml", ACTIONS);
        texts.put("areas/test/" + file, content);
        return texts;
    }

    public static RuleBookReader.Result read(String file, String content) {
        return new RuleBookReader("EUR").read(BookSource.of(texts(file, content)));
    }

    public static RuleBookReader.Result read(String file, byte[] content) {
        return new RuleBookReader("EUR").read(BookSource.ofBytes(files(file, content)));
    }

    private static Map<String, byte[]> files(String file, byte[] content) {
        Map<String, byte[]> files = new TreeMap<>();
        texts(file, "").forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        files.put("areas/test/" + file, content);
        return files;
    }

    /** Returns the rules of a valid book with other actions. */
    public static List<Rule> rulesWith(String actions, String file, byte[] content) {
        Map<String, byte[]> files = files(file, content);
        files.put("areas/test/actions.yaml", actions.getBytes(StandardCharsets.UTF_8));
        RuleBookReader.Result result = new RuleBookReader("EUR").read(BookSource.ofBytes(files));
        if (result.book() == null) {
            throw new AssertionError("Not a rule book: " + result.problems());
        }
        return result.book().rules();
    }

    /** Returns a book that must be valid. */
    public static RuleBook book(String file, String content) {
        RuleBookReader.Result result = read(file, content);
        if (result.book() == null) {
            throw new AssertionError("Not a rule book: " + result.problems());
        }
        return result.book();
    }

    /** Returns the schema of a {@code facts.yaml} that must be valid. */
    public static FactsSchema facts(String yaml) {
        Problems problems = new Problems();
        FactsSchema schema = FactsSchemaReader.read(BookSource.of(Map.of(FactsSchemaReader.FILE, yaml)), problems)
                .schema();
        if (problems.hasErrors()) {
            throw new AssertionError("Not a declaration of facts: " + problems.list());
        }
        return schema;
    }

    /** Returns a book that declares facts and must be valid. */
    public static RuleBook declaring(String facts, String file, String content) {
        RuleBookReader.Result result = readDeclaring(facts, file, content);
        if (result.book() == null) {
            throw new AssertionError("Not a rule book: " + result.problems());
        }
        return result.book();
    }

    public static RuleBookReader.Result readDeclaring(String facts, String file, String content) {
        Map<String, String> texts = texts(file, content);
        texts.put(FactsSchemaReader.FILE, facts);
        return new RuleBookReader("EUR").read(BookSource.of(texts));
    }

    /** Returns the book with other limits. Its rules have no sentences, which guardrails do not need. */
    public static RuleBook with(RuleBook book, Limits limits) {
        return new RuleBook(
                book.source(), book.rules(), book.actions(), limits, book.programmes(), Map.of(), NO_SENTENCES);
    }

    /** Returns a rule in DRL with these conditions that proposes "warn". */
    public static String drl(String when) {
        return "rule \"R\"\nwhen\n" + when + "\nthen\n  propose(\"warn\");\nend\n";
    }

    /** Returns a rule in sentences with these conditions that proposes "warn". */
    public static String sentences(String when) {
        return "rule \"R\"\nwhen\n" + when + "\nthen\nPropose \"warn\"\nend\n";
    }

    public static List<Problem> problems(String file, String content) {
        return withoutLeftovers(read(file, content).problems());
    }

    /** Removes warnings about unused actions: small books do not use both. */
    public static List<Problem> withoutLeftovers(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !problem.message().contains("No rule proposes the action"))
                .toList();
    }
}
