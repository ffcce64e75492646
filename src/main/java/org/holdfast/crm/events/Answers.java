package org.holdfast.crm.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.Consent;
import org.jspecify.annotations.Nullable;

/** Answers to "may we contact you?" have times of their own, which decide; where they are the same, the refusal counts. */
final class Answers {

    private Answers() {
    }

    /**
     * The answers with another one, in the place of those about the same channel and purpose.
     *
     * @param isFresher whether it was given after those that have no time were told to us
     * @return {@code null} when one that is there counts more
     */
    static @Nullable List<Object> with(List<Object> answers, Consent news, boolean isFresher) {
        List<Object> all = new ArrayList<>();
        for (Object each : answers) {
            Consent old = (Consent) each;
            boolean other = old.channel() != news.channel() || old.purpose() != news.purpose();
            if (!other && old.at() != null && !isOverruled(old, news)) {
                return null;
            }
            if (other || old.at() == null && !isFresher) {
                all.add(old);
            }
        }
        all.add(news);
        return all;
    }

    private static boolean isOverruled(Consent old, Consent news) {
        int order = start(news).compareTo(start(old));
        return order > 0 || order == 0 && old.given() && !news.given();
    }

    private static Instant start(Consent answer) {
        return answer.at() == null ? Instant.MIN : answer.at().start(ZoneOffset.UTC);
    }
}
