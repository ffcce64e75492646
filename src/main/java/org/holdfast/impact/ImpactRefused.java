package org.holdfast.impact;

import java.util.Objects;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** Thrown if the effect of a draft cannot be found out. Nothing was started. */
public final class ImpactRefused extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    private ImpactRefused(int status, String name, String title, String detail) {
        super(detail);
        this.failure = new Failure(status, name, title, detail);
    }

    static ImpactRefused notBuilt() {
        return new ImpactRefused(
                422,
                "draft-not-built",
                "The draft has problems",
                "The draft cannot be built, so there is nothing to compare. Correct the problems of its check first.");
    }

    static ImpactRefused tooMany(int most) {
        return new ImpactRefused(
                429,
                "too-many",
                "Too many comparisons",
                most + " comparisons are waiting already. Nothing was started; try again when one of them has ended.");
    }

    @Override
    public Failure failure() {
        return failure;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
