/**
 * The same decisions as the run over all customers, made on a Spark cluster: for all customers, for two rule books
 * beside each other, and the measures and purchases of all. Start at {@link SparkProgram}. It uses the core alone,
 * reads and writes files and tables through Spark, and records nothing: what it decided is loaded by the program
 * itself.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "churn",
            "loyalty",
            "rules",
            "messages",
            "decisions",
            "guardrails",
            "explanation",
            "simulation",
            "batch"
        })
package org.holdfast.spark;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
