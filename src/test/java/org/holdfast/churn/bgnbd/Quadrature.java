package org.holdfast.churn.bgnbd;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Numerical integration of a smooth function that decreases with time. */
final class Quadrature {

    private static final int POINTS = 24;

    private Quadrature() {}

    /**
     * Integrates from 0 to {@code end} over the logarithm of {@code 1 + y}, in which such functions are nearly linear.
     */
    static double integrate(DoubleUnaryOperator function, double end) {
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(POINTS, 0, Math.log1p(end));
        return gauss.integrate(u -> function.applyAsDouble(Math.expm1(u)) * Math.exp(u));
    }
}
