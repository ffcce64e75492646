package org.holdfast.decisions;

import java.util.List;
import java.util.Set;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;

/** Texts of the reasons for which actions are held back, in several languages. Unsupported languages get English. */
public final class HoldReasons {

    /** Languages with texts. */
    public static final List<String> LANGUAGES = LocalizedTexts.LANGUAGES;

    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(HoldReasons.class, "hold-reasons");

    private HoldReasons() {}

    /** Returns the reason with its details filled in. */
    public static String format(String language, Guardrail.Verdict.HeldBack verdict) {
        TextCatalogue texts = TEXTS.in(language);
        return verdict.details().isEmpty()
                ? texts.pattern(verdict.because())
                : texts.format(verdict.because(), verdict.details());
    }

    /** Returns all keys of a language. */
    static Set<String> keys(String language) {
        return TEXTS.in(language).keys();
    }
}
