package org.holdfast.architecture.wrong.facts;

import java.sql.Connection;
import java.time.Instant;
import org.holdfast.architecture.wrong.decisions.WrongDecision;
import org.holdfast.architecture.wrong.decisions.closed.WideFact;
import org.holdfast.architecture.wrong.decisions.entered.OpenDecision;
import org.kie.api.KieBase;

class WrongFact {

    WrongDecision decision;
    OpenDecision open;
    WideFact closed;
    Connection connection;
    KieBase engine;
    Instant now = Instant.now();
}
