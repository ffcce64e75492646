package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines of language files, read by hand as the expression that describes them would. */
class DslLineTest {

    private static final Pattern LINE = Pattern.compile("\\[(\\w+)\\](?:\\[(\\w*)\\])?\\s*((?:\\\\.|[^=\\\\])+)=(.*)");
    private static final String[] PIECES = {
        "[", "]", "[when]", "[Order]", "[]", "=", "\\", "\\=", " ", "a", "ж", "x==1", "{n:number}", "then"
    };

    private static @Nullable DslLine expected(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        String scope = matcher.group(2);
        return new DslLine(matcher.group(1), scope == null ? "" : scope, matcher.group(3), matcher.group(4));
    }

    private static @Nullable DslLine stripped(@Nullable DslLine line) {
        return line == null
                ? null
                : new DslLine(line.part(), line.scope(), line.sentence().strip(), line.meaning());
    }

    @Test
    void aLineIsReadAsTheExpressionSays() {
        Random random = new Random(18);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder line = new StringBuilder(i % 2 == 0 ? "[when]" : "");
            for (int n = random.nextInt(8); n >= 0; n--) {
                line.append(PIECES[random.nextInt(PIECES.length)]);
            }
            DslLine is = DslLine.of(line.toString());
            assertThat(stripped(is)).as(line.toString()).isEqualTo(stripped(expected(line.toString())));
            read += is == null ? 0 : 1;
        }
        assertThat(read).isBetween(5_000, 55_000);
    }

    @Test
    void typographyIsReplacedOnlyWhereTheLineIsNoDefinitionOtherwise() {
        assertThat(DslLine.normalize(" [when]says “yes”=x\u200B ")).isEqualTo("[when]says “yes”=x");
        assertThat(DslLine.normalize("［when］a=b")).isEqualTo("[when]a=b");
        assertThat(DslLine.normalize("no definition")).isEqualTo("no definition");
    }
}
