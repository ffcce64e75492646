package org.holdfast.architecture.wrong.facts;

import java.sql.Connection;
import java.time.Instant;
import org.holdfast.architecture.wrong.decisions.WrongDecision;
import org.kie.api.KieBase;

class WrongFact {

    WrongDecision decision;
    Connection connection;
    KieBase engine;
    Instant now = Instant.now();
}
