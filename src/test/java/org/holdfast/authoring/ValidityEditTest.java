package org.holdfast.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityEditTest {

    private static final Sentences SENTENCES = Sentences.read(BookSource.read(Path.of("rules")), new Problems());
    private static final Validity PAUSED = new Validity(null, null, "it snows");
    private static final String SENTENCE_RULE = """
            # First.
            rule "Other"
              when
                The customer has an order
              then
                Propose "x"
            end

            # Ours.
            rule "Ours"
              # Who it is of.
              owned by "Care team"

              when
                The customer has an order
              then
                Propose "y" for the order
            end
            """;

    private static String edited(String file, String text, String rule, Validity wanted) {
        int line = 1
                + (int) text.substring(0, text.indexOf(rule))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
        return new ValidityEdit(file, text, line).with(wanted, SENTENCES);
    }

    @Test
    void aPauseStandsBelowTheOwner() {
        String paused = edited("areas/a/a.dslr", SENTENCE_RULE, "rule \"Ours\"", PAUSED);

        assertThat(paused)
                .isEqualTo(SENTENCE_RULE.replace("\"Care team\"\n", "\"Care team\"\n  paused because \"it snows\"\n"));
        assertThat(edited("areas/a/a.dslr", paused, "rule \"Ours\"", Validity.ALWAYS))
                .isEqualTo(SENTENCE_RULE);
    }

    @Test
    void datesTakeThePlaceOfOthers() {
        String before = SENTENCE_RULE.replace("  # Who", "  until 2026-01-31\n  from 2026-01-01\n  # Who");
        Validity wanted = Validity.ofDays(LocalDate.of(2027, 2, 1), null, "it snows");

        assertThat(edited("areas/a/a.dslr", before, "rule \"Ours\"", wanted))
                .isEqualTo(SENTENCE_RULE.replace(
                        "\"Care team\"\n", "\"Care team\"\n  from 2027-02-01\n  paused because \"it snows\"\n"));
    }

    @Test
    void timesStandBesideTheDays() {
        Validity wanted =
                new Validity(CalendarMoment.parse("2027-02-01T08:30"), CalendarMoment.parse("2027-02-14"), null);

        assertThat(edited("areas/a/a.dslr", SENTENCE_RULE, "rule \"Ours\"", wanted))
                .contains("\n  from 2027-02-01 08:30\n  until 2027-02-14\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'правило \"X\"\n  когда\n    У клиента есть заказ\n  то\n    Предложить \"y\"\nконец\n', приостановлено; потому что \"it snows\"",
        "'regula \"X\"\n  dacă\n    Clientul are o comandă\n  atunci\n    Propune \"y\"\nsfârșit\n', în pauză; pentru că \"it snows\"",
    })
    void theWordsAreThoseOfTheFile(String text, String expected) {
        String paused = edited("areas/a/a.dslr", text, text.substring(0, 6), PAUSED);

        assertThat(paused.split("\n")[1]).isEqualTo("  " + expected.replace(';', ','));
        assertThat(edited("areas/a/a.dslr", paused, text.substring(0, 6), Validity.ALWAYS))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"X\"\n  @owner(\"Team\")\nwhen\n  $c : Customer()\nthen\n  propose(\"y\");\nend\n",
                "rule \"X\" @owner(\"Team (north)\") when\n  $c : Customer()\nthen\n  propose(\"y\");\nend\n",
                "rule \"X\" // when it snows, @paused(\"no\")\n  /* @from(\"2026-01-01\") */\nwhen\n  $c : Customer()\nthen\n"
                        + "  propose(\"y\");\nend\n",
                "rule \"X\" when $c : Customer() then propose(\"y\"); end\n"
            })
    void annotationsOfDrlComeAndGo(String text) {
        Validity wanted = Validity.ofDays(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 1), "it snows");

        String changed = edited("areas/a/a.drl", text, "rule \"X\"", wanted);
        assertThat(changed).contains("\n  @from(\"2027-02-01\")\n  @until(\"2027-03-01\")\n  @paused(\"it snows\")");
        assertThat(edited("areas/a/a.drl", changed, "rule \"X\"", Validity.ALWAYS))
                .isEqualTo(text);
    }

    @Test
    void annotationsOnOneLineAreTakenOutOfIt() {
        String text =
                "rule \"X\"\n  @owner(\"Team\") @from(\"2026-12-01\") @until(2026-12-31) @paused(\"why (not)\")\nwhen\n";

        assertThat(edited("areas/a/a.drl", text, "rule \"X\"", PAUSED))
                .isEqualTo("rule \"X\"\n  @owner(\"Team\")\n  @paused(\"it snows\")\nwhen\n");
    }
}
