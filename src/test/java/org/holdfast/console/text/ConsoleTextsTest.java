package org.holdfast.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every text that a page asks for exists in every language, with the same arguments, and none is left over. */
class ConsoleTextsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
    private static final Path CODE = Path.of("src/main/java/org/holdfast/console");
    private static final Pattern ASKED = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]+)|#messages\\.msg\\('([^']+)'");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9-]+)+\\.?)\"");
    /** The beginning of a key whose end is computed: {@code #{|today.kind.${kind}|}}. */
    private static final Pattern COMPUTED =
            Pattern.compile("(?:#\\{\\||msgOrNull\\(')([a-z][a-zA-Z0-9.-]*\\.)(?:\\$\\{|' \\+)");

    static final Set<String> LANGUAGES = new TreeSet<>(LocalizedTexts.LANGUAGES);

    private final ConsoleTexts texts = new ConsoleTexts();

    @Test
    void templatesAskOnlyForTextsThatExist() throws IOException {
        Set<String> asked = found(TEMPLATES, ".html", ASKED);

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(texts.in("en").keys()).containsAll(asked);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasEveryTextWithTheSameArguments(String language) {
        TextCatalogue english = texts.in("en");
        TextCatalogue other = texts.in(language);

        assertThat(other.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
        for (String key : english.keys()) {
            assertThat(arguments(other.pattern(key))).as(key).isEqualTo(arguments(english.pattern(key)));
            assertThat(other.pattern(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyMomentChannelAndAuthorityOfARequestHasAName(String language) {
        String pattern = texts.in(language).pattern("decision.moment");

        for (Enum<?>[] constants : List.of(DecisionMoment.values(), Channel.values(), AuthorityLevel.values())) {
            for (Enum<?> constant : constants) {
                assertThat(pattern).contains(" " + constant.name() + " {");
            }
        }
    }

    /** A text that was forgotten in English shows as one that is the same everywhere. */
    @Test
    void textsAreTranslated() {
        for (String key : texts.in("en").keys()) {
            String english = texts.in("en").pattern(key);
            if (english.replaceAll("\\{[^}]*}", "").matches("(?s).*[a-z]{5,} [a-z]{3,}.*")) {
                assertThat(texts.in("ru").pattern(key)).as(key).isNotEqualTo(english);
                assertThat(texts.in("ro").pattern(key)).as(key).isNotEqualTo(english);
            }
        }
    }

    /** Pages show other names as they are, so that a missing one is found here. */
    @Test
    void everyNameOfTheAuditTrailHasATranslation() {
        assertThat(texts.in("en").keys())
                .containsAll(keys("audit.act.", AuditAction.values()))
                .containsAll(keys("audit.by.", Actor.Kind.values()))
                .containsAll(keys("audit.of.", AuditEvent.TargetKind.values()))
                .containsAll(keys("role.name.", Role.values()))
                .containsAll(keys("authority.name.", AuthorityLevel.values()));
    }

    private static List<String> keys(String beginning, Enum<?>... names) {
        return Stream.of(names).map(name -> beginning + name).toList();
    }

    @Test
    void noTextIsLeftOver() throws IOException {
        Set<String> used = found(TEMPLATES, ".html", ASKED);
        used.addAll(found(CODE, ".java", LITERAL));
        Set<String> beginnings = found(TEMPLATES, ".html", COMPUTED);
        used.stream().filter(each -> each.endsWith(".")).forEach(beginnings::add);

        assertThat(texts.in("en").keys())
                .allMatch(
                        key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith),
                        "is used by a template or by code");
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    String first = matcher.group(1);
                    found.add(first == null ? matcher.group(2) : first);
                }
            }
        }
        return found;
    }

    private static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER
                    || part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }
}
