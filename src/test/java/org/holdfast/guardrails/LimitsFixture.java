package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.limits.Authority;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.limits.ContactCap;
import org.holdfast.rules.limits.ControlGroups;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.QuietHours;
import org.holdfast.rules.limits.ServiceRecovery;
import org.holdfast.rules.limits.Suppression;
import org.holdfast.rules.limits.Timeline;

/** Creates limits of a single type. */
final class LimitsFixture {

    private static final Limits NONE = Limits.NONE;

    private LimitsFixture() {}

    static Limits caps(ContactCap... caps) {
        return new Limits(
                NONE.exchangeRates(),
                GuardrailCase.always(List.of(caps)),
                NONE.quietHours(),
                NONE.suppression(),
                NONE.recovery(),
                NONE.incidents(),
                NONE.budgets(),
                NONE.allowances(),
                NONE.authority(),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits limits(Timeline<List<QuietHours>> hours) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                hours,
                NONE.suppression(),
                NONE.recovery(),
                NONE.incidents(),
                NONE.budgets(),
                NONE.allowances(),
                NONE.authority(),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits suppression(int rejectedDays, int times, int within, int forDays) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                NONE.quietHours(),
                GuardrailCase.always(new Suppression(rejectedDays, times, within, forDays)),
                NONE.recovery(),
                NONE.incidents(),
                NONE.budgets(),
                NONE.allowances(),
                NONE.authority(),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits incidents(int recoveryDays, Map<String, IncidentType> types) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                NONE.quietHours(),
                NONE.suppression(),
                GuardrailCase.always(new ServiceRecovery(recoveryDays)),
                GuardrailCase.always(types),
                NONE.budgets(),
                NONE.allowances(),
                NONE.authority(),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits budgets(Timeline<List<Budget>> budgets) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                NONE.quietHours(),
                NONE.suppression(),
                NONE.recovery(),
                NONE.incidents(),
                budgets,
                NONE.allowances(),
                NONE.authority(),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits allowances(Allowance... allowances) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                NONE.quietHours(),
                NONE.suppression(),
                NONE.recovery(),
                NONE.incidents(),
                NONE.budgets(),
                GuardrailCase.always(List.of(allowances)),
                NONE.authority(),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits authority(String automatic, String agent, String supervisor) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                NONE.quietHours(),
                NONE.suppression(),
                NONE.recovery(),
                NONE.incidents(),
                NONE.budgets(),
                NONE.allowances(),
                GuardrailCase.always(
                        new Authority(new BigDecimal(automatic), new BigDecimal(agent), new BigDecimal(supervisor))),
                NONE.controlGroups(),
                NONE.weights());
    }

    static Limits controlGroups(String salt, String global, Map<String, BigDecimal> rules) {
        return new Limits(
                NONE.exchangeRates(),
                NONE.contactCaps(),
                NONE.quietHours(),
                NONE.suppression(),
                NONE.recovery(),
                NONE.incidents(),
                NONE.budgets(),
                NONE.allowances(),
                NONE.authority(),
                GuardrailCase.always(new ControlGroups(salt, new BigDecimal(global), rules)),
                NONE.weights());
    }
}
