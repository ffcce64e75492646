package org.holdfast.ingestion.points;

import java.nio.file.Path;
import org.holdfast.audit.Actor;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.outcomes.HandPoints;
import org.springframework.stereotype.Service;

/** Enters balances of another programme from files. */
@Service
public class PointsImport {

    private final HandPoints points;
    private final DeclaredFactsCheck declared;

    PointsImport(HandPoints points, DeclaredFactsCheck declared) {
        this.points = points;
        this.declared = declared;
    }

    /** @param dry whether to check the rows only */
    public PointsFile.Result run(Path file, Actor actor, boolean dry) {
        return new PointsFile(file, declared).enter(points, actor, dry);
    }
}
