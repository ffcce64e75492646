package org.holdfast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleExcerptTest {

    private static final String TWO = """
            # Both are ours.

            rule "One"
              when
                It is the customer's birthday
              then
                Propose "a"
            end

            # The second one.
            правило "Два «новых»"
            когда
              - x
            то
            Propose "b"
            конец
            """;

    @Test
    void aRuleEndsWhereTheCommentsOfTheNextOneBegin() {
        assertThat(RuleExcerpt.of("One", "areas/a/x.dslr", TWO))
                .get()
                .satisfies(excerpt ->
                        assertThat(excerpt.text()).startsWith("rule \"One\"\n").endsWith("Propose \"a\"\nend"))
                .extracting(RuleExcerpt::line)
                .isEqualTo(3);
    }

    @Test
    void theLastRuleEndsWithItsFileWhateverItsLanguage() {
        assertThat(RuleExcerpt.of("Два «новых»", "areas/a/x.dslr", TWO))
                .get()
                .extracting(RuleExcerpt::text)
                .asString()
                .endsWith("Propose \"b\"\nконец");
    }

    @Test
    void aRowOfATableIsARule() {
        String table = "RuleTable t,,\nNAME,ACTION\n\"Small, cheap\",5\nBig,10\n";

        assertThat(RuleExcerpt.of("Big", "areas/a/t.csv", table))
                .get()
                .isEqualTo(new RuleExcerpt("areas/a/t.csv", 4, "Big,10"));
        assertThat(RuleExcerpt.of("Small, cheap", "areas/a/t.csv", table)).isPresent();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(RuleExcerpt.of("On", "areas/a/x.dslr", TWO)).isEmpty();
        assertThat(RuleExcerpt.of("Bi", "areas/a/t.csv", "Big,10\n")).isEmpty();
        assertThat(RuleExcerpt.of("One", "areas/a/x.dslr", "")).isEmpty();
    }
}
