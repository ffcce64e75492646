package org.holdfast.decisions;

import java.util.List;
import org.holdfast.rules.model.Proposal;

/** A decision, and everything that was proposed on the way to it. */
public record Deliberation(Decision decision, List<Proposal> proposals) {
}
