package org.holdfast.ingestion.events.fields;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * The value of one field as stated by an event.
 *
 * @param at when the event happened
 * @param value the value; JSON {@code null} if the event takes an earlier one back
 * @param source the sender of the event; {@code null} if it was stored by a release that did not record sources
 * @param implied {@code true} if the event did not state the value and its own time was used instead
 * @param again when it last happened again without a value being stated; it takes effect if what happened before is
 *     taken back
 * @param takenBack when what happened until then was taken back
 * @param amended {@code true} if the event states a change of the record, such as another promise
 */
public record FieldUpdate(
        Instant at,
        JsonNode value,
        @Nullable String source,
        @Nullable Boolean implied,
        @Nullable Instant again,
        @Nullable Instant takenBack,
        @Nullable Boolean amended) {

    public FieldUpdate {
        value = value == null ? NullNode.getInstance() : value;
    }

    public boolean wasImplied() {
        return Boolean.TRUE.equals(implied);
    }

    public boolean amends() {
        return Boolean.TRUE.equals(amended);
    }

    /** Returns whether it takes an earlier value back. */
    public boolean takesBack() {
        return value.isNull();
    }

    /**
     * Returns whether this update takes precedence over another. A stated value precedes an implied one; of stated
     * values the latest counts, of implied ones the first, because later ones only repeat it. A retraction takes back
     * what happened before it. Of two updates with the same time the same one always counts, in any order of arrival.
     */
    public boolean isAfter(FieldUpdate other) {
        if (other.takenBack != null && !at.isAfter(other.takenBack)) {
            return false;
        }
        boolean retracts = takesBack() || other.takesBack();
        if (!retracts && wasImplied() != other.wasImplied()) {
            return other.wasImplied();
        }
        int order = !retracts && wasImplied() ? other.at.compareTo(at) : at.compareTo(other.at);
        return order > 0 || order == 0 && value.toString().compareTo(other.value.toString()) > 0;
    }

    /** Returns whether it happened again after a retraction of what happened before. */
    public boolean holdsDespite(FieldUpdate retraction) {
        return again != null && again.isAfter(retraction.at) && !at.isAfter(retraction.at);
    }

    /** Returns the statement that remains if what happened before it is taken back. */
    public FieldUpdate lastTime(FieldUpdate retraction) {
        Instant last = again == null ? at : again;
        return new FieldUpdate(last, StringNode.valueOf(last.toString()), source, true, null, retraction.at, null);
    }

    /** Returns this update with the time of the last retraction before it. */
    public FieldUpdate afterRetraction(FieldUpdate other) {
        Instant last = other.takesBack() ? other.at : other.takenBack;
        return takesBack() || last == null || takenBack != null && !last.isAfter(takenBack) || !at.isAfter(last)
                ? this
                : new FieldUpdate(at, value, source, implied, again, last, amended);
    }

    /** Returns this update with the last time at which an implied one, or this one, happened again. */
    public FieldUpdate happenedAgain(FieldUpdate other) {
        Instant last = other.again;
        if (other.wasImplied() && (last == null || other.at.isAfter(last))) {
            last = other.at;
        }
        if (takesBack() || last == null || !last.isAfter(at) || again != null && !last.isAfter(again)) {
            return this;
        }
        return new FieldUpdate(at, value, source, implied, last, takenBack, amended);
    }

    /**
     * Returns what counts of two updates of one field that arrived separately, as if one had arrived after the other.
     *
     * @param firstWins whether the first statement counts unless another amends it
     */
    public FieldUpdate combined(FieldUpdate other, boolean firstWins) {
        boolean otherCounts = firstWins ? other.replacesFirst(this) : other.overrules(this);
        FieldUpdate winner = otherCounts ? other : this;
        FieldUpdate loser = otherCounts ? this : other;
        return winner.takesBack() && loser.holdsDespite(winner)
                ? loser.lastTime(winner)
                : winner.happenedAgain(loser).afterRetraction(loser);
    }

    private boolean overrules(FieldUpdate other) {
        boolean otherTakenBack = takenBack != null && !other.at.isAfter(takenBack);
        return otherTakenBack || isAfter(other);
    }

    private boolean replacesFirst(FieldUpdate other) {
        if (amends() || other.amends()) {
            return amends() && (!other.amends() || isAfter(other));
        }
        return other.isAfter(this);
    }

    /** Returns this update with another value. */
    public FieldUpdate withValue(JsonNode completed) {
        return new FieldUpdate(at, completed, source, implied, again, takenBack, amended);
    }

    /** Returns this update with the source that stated its value first. */
    public FieldUpdate withSource(@Nullable String first) {
        return new FieldUpdate(at, value, first, null, again, takenBack, amended);
    }
}
