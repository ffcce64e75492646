package org.holdfast.decisions;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.facts.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

class HoldReasonsTest {

    static final List<String> LANGUAGES = HoldReasons.LANGUAGES;
    /**
     * Words in the guardrails that look like reasons but are names of guardrails, of values in reasons, or of
     * incidents.
     */
    private static final Set<String> OTHER_WORDS = Set.of(
            "hold-reasons",
            "keep",
            "removed",
            "consents",
            "sources",
            "erased",
            "consent",
            "freshness",
            "greatest-age",
            "suppression",
            "reachability",
            "contact-cap",
            "channel",
            "language",
            "amount",
            "collection",
            "incident",
            "incidents",
            "days",
            "budget",
            "missing",
            "truthfulness",
            "late-order",
            "incomplete-order",
            "complaint",
            "broken-promise",
            "action",
            "subject",
            "rule",
            "currency",
            "home",
            "en",
            "ru",
            "ro",
            "kind",
            "reason",
            "none",
            "times",
            "group",
            "more",
            "less",
            "window",
            "customers",
            Consent.SHARED_ADDRESS,
            Consent.SUPPRESSION_LIST);

    private static final Map<String, Object> DETAILS = Map.ofEntries(
            entry("channel", "email"),
            entry("collection", "orders"),
            entry("incident", "late-order:5512"),
            entry("days", 30),
            entry("times", 2),
            entry("language", "fr"),
            entry("window", "days"),
            entry("customers", 100),
            entry("group", "summer"),
            entry("rule", "Big"),
            entry("action", "big"),
            entry("more", "20"),
            entry("less", "5"),
            entry("kind", "email"),
            entry("reason", "paused"),
            entry("budget", "goodwill"),
            entry("missing", "the name"),
            entry("currency", "USD"),
            entry("home", "EUR"));

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasAllReasons(String language) {
        assertThat(HoldReasons.keys(language)).isEqualTo(HoldReasons.keys("en"));
        for (String key : HoldReasons.keys(language)) {
            String said = HoldReasons.format(language, new Verdict.HeldBack(key, DETAILS, null, null));
            assertThat(said).as(key).isNotBlank().doesNotContain("{", "}", "''").endsWith(".");
            if (!language.equals("en")) {
                assertThat(said)
                        .as(key)
                        .isNotEqualTo(HoldReasons.format("en", new Verdict.HeldBack(key, DETAILS, null, null)));
            }
        }
    }

    @Test
    void everyReasonHasATextAndEveryTextIsUsed() throws IOException {
        Set<String> words = new TreeSet<>(words("guardrails"));
        words.addAll(words("decisions"));

        assertThat(words).as("every text is used").containsAll(HoldReasons.keys("en"));
        words.removeAll(OTHER_WORDS);
        assertThat(words).as("every reason has a text").isSubsetOf(HoldReasons.keys("en"));
    }

    @Test
    void numbersAreInflected() {
        assertThat(HoldReasons.format("ru", new Verdict.HeldBack("allowance", Map.of("days", 2), null, null)))
                .contains("2 дня");
        assertThat(HoldReasons.format("ro", new Verdict.HeldBack("allowance", Map.of("days", 30), null, null)))
                .contains("30 de zile");
        assertThat(HoldReasons.format("fr", new Verdict.HeldBack("allowance", Map.of("days", 1), null, null)))
                .as("unsupported languages get English")
                .contains("1 day.");
    }

    /** Returns the lower-case string constants in the classes of a package. */
    private static Set<String> words(String feature) throws IOException {
        Pattern word = Pattern.compile("[a-z]+(-[a-z]+)*");
        Set<String> words = new TreeSet<>();
        try (Stream<Path> classes = Files.walk(Path.of("target/classes/org/holdfast", feature))) {
            for (Path each :
                    classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(each))
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public MethodVisitor visitMethod(
                                            int access,
                                            String name,
                                            String type,
                                            String signature,
                                            String[] exceptions) {
                                        return name.equals("name")
                                                ? null
                                                : new MethodVisitor(Opcodes.ASM9) {
                                                    @Override
                                                    public void visitLdcInsn(Object value) {
                                                        if (value instanceof String text
                                                                && word.matcher(text)
                                                                        .matches()) {
                                                            words.add(text);
                                                        }
                                                    }
                                                };
                                    }
                                },
                                ClassReader.SKIP_DEBUG);
            }
        }
        return words;
    }
}
